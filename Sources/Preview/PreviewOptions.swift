import Build

/// The options of a preview.
package struct PreviewOptions: Sendable {
  /// The build options of the site. The output folder is never written.
  package var site: BuildOptions
  /// The IP address to listen on. By default, only this computer can connect.
  package var host = PreviewOptions.loopback
  /// The port to try first.
  package var port = 1618

  /// Returns the current time, in seconds since 1970-01-01T00:00:00Z; `nil` if the site is shown for a fixed time.
  package var clock: (@Sendable () -> Int)?

  /// The loopback address, which only this computer can reach.
  package static let loopback = "127.0.0.1"

  package init(_ site: BuildOptions) {
    self.site = site
    self.site.includesDrafts = true
    self.site.includesScheduled = true
  }
}
