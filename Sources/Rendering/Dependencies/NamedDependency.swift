/// A dependency of an output file other than a slot of the site's records.
package enum NamedDependency: Hashable, Sendable {
  /// The target of a link, as a document in a folder writes it.
  case link(String, from: String)
  /// The size of the file at a URL.
  case fileSize(String)
  /// The location of a field of the document with an identity, which a finding of a template gives.
  case location(of: String, in: String)
  /// A component of the theme.
  case component(String)
}
