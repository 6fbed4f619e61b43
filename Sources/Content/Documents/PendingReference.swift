import Diagnostics

/// A name in front matter that the link step resolves to a document.
@usableFromInline
package final class PendingReference: Sendable {
  package let target: FieldType.Reference
  package let name: String
  package let location: SourceLocation
  /// A Boolean value that indicates whether the reference is in a private field, so that it must not be shown.
  package let isPrivate: Bool

  /// A Boolean value that indicates whether the reference is an item of a list.
  package let isItem: Bool

  init(target: FieldType.Reference, name: String, location: SourceLocation, isPrivate: Bool, isItem: Bool) {
    self.target = target
    self.name = name
    self.location = location
    self.isPrivate = isPrivate
    self.isItem = isItem
  }
}
