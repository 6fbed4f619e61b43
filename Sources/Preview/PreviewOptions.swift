import Build

/// What a preview is asked for.
package struct PreviewOptions: Sendable {
  /// The site. Its output is never written.
  package var site: BuildOptions
  /// The address to listen at; only this machine can reach the first ones of each kind.
  package var host = PreviewOptions.loopback
  /// The port to try first.
  package var port = 1618

  /// Which only programs of this machine can reach.
  package static let loopback = "127.0.0.1"

  package init(_ site: BuildOptions) {
    self.site = site
    self.site.includesDrafts = true
    self.site.includesScheduled = true
  }
}

/// What a preview tells of while it runs.
package enum PreviewEvent: Sendable {
  /// It answers at the address.
  case listening(url: String)
  /// The site was brought up to date after the files at `paths` were changed; all that is wrong with it now, as far as that is known.
  case updated(paths: [String], milliseconds: Double, problems: Problems)
  /// Every page was made once: all that is wrong with the site.
  case checked(Problems)
}
