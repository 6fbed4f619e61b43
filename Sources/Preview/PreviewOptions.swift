import Rendering

/// The options of a preview.
package struct PreviewOptions: Sendable {
  /// The options for loading the site.
  package var site: LoadingOptions
  package var work: WorkOptions
  /// The IP address to listen on. By default, only this computer can connect.
  package var host = PreviewOptions.loopback
  /// The port to try first.
  package var port = 1618

  /// Returns the current time, in seconds since 1970-01-01T00:00:00Z; `nil` if the site is shown for a fixed time.
  package var clock: (@Sendable () -> Int)?

  /// The loopback address, which only this computer can reach.
  package static let loopback = "127.0.0.1"

  package init(_ site: LoadingOptions, work: WorkOptions) {
    self.site = site
    self.work = work
    self.site.includesDrafts = true
    self.site.includesScheduled = true
  }
}
