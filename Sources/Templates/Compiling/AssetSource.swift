/// The static files that a theme publishes with fingerprinted names.
package protocol AssetSource: Sendable {
  /// Returns the static file at `path` in the theme, or `nil` if there is none.
  func asset(at path: String) -> Asset?
  /// The paths of all static files.
  var paths: [String] { get }
}
