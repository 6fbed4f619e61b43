/// The static files that a theme publishes with fingerprinted names.
package protocol AssetSource: Sendable {
  /// Returns the static file at `path` in the theme, or `nil` if there is none.
  func asset(at path: String) -> Asset?
  /// The paths of all static files.
  var paths: [String] { get }
}

/// A published file, as templates refer to it.
package struct Asset: Sendable {
  /// The file's URL on the site.
  package let url: String
  /// The hash for Subresource Integrity (https://www.w3.org/TR/SRI/).
  package let integrity: String

  package init(url: String, integrity: String) {
    self.url = url
    self.integrity = integrity
  }
}
