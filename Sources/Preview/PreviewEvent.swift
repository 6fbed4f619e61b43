/// An event that a preview reports while it runs.
package enum PreviewEvent: Sendable {
  /// The preview answers at `url`.
  case listening(url: String)
  /// The site was updated after the files at `paths` changed. `problems` holds the findings known so far.
  case updated(paths: [String], milliseconds: Double, problems: Problems)
  /// Every page was rendered once. The value holds all findings.
  case checked(Problems)
}
