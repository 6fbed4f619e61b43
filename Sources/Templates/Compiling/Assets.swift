/// The files that a theme publishes under names that change with their contents.
package protocol AssetSource: Sendable {
  /// The file at `path` of the theme's static files; `nil` where there is none.
  func asset(at path: String) -> Asset?
  /// The paths of all static files.
  var paths: [String] { get }
}

/// A file that a page loads, as templates write it.
package struct Asset: Sendable {
  /// Its address on the site.
  package let url: String
  /// What browsers hold its bytes against (https://www.w3.org/TR/SRI/).
  package let integrity: String

  package init(url: String, integrity: String) {
    self.url = url
    self.integrity = integrity
  }
}
