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
