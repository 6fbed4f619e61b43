import Diagnostics

/// The `_type.yml` of a type: its location, the name that it declares, and the part that cannot be read.
package struct TypeDeclaration: Sendable {
  /// The name of the type in references and templates: `news-item`.
  package let name: String
  /// The folder of the collection's files, relative to the content folder; empty for the content folder itself.
  package let folder: String
  package let location: SourceLocation
  /// The part that cannot be read, so that documents are not checked against it.
  var unread = Unread.nothing

  enum Unread: Sendable {
    case nothing
    /// The fields with these names.
    case fields(Set<String>)
    case everything
  }

  /// The path of the `_type.yml`; `nil` for pages that have none.
  package var path: String? { location.path.hasSuffix("_type.yml") ? location.path : nil }

  /// A Boolean value that indicates whether everything in the declaration could be read.
  var isRead: Bool { if case .nothing = unread { true } else { false } }
}
