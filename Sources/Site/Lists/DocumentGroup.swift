import Content
import Values

/// A group of documents with the same value in a field.
package struct DocumentGroup: Sendable {
  /// The value as in front matter: the text, the name of a choice or of a document, the year or the month.
  package var value: String { spellings?.preferred.text ?? name }
  /// The name of the group for readers: the text, the label of a choice, the title of the referenced document, the year
  /// or the month.
  package private(set) var label: String
  /// The value as a part of a URL; empty for text that gives none, such as `;)`.
  package let slug: String
  /// The year or month, if the group is by date.
  package let date: DateValue?
  package var documents: [DocumentID] = []
  /// A Boolean value that indicates whether a document with the value has a date for feeds, even if it is not published
  /// anymore or does not meet the condition today.
  package var hasDates = false
  private let name: String
  /// The texts of the group, with the documents that contain them first; `nil` if it is not a group by text.
  private(set) var spellings: Spellings<DocumentID>?

  init(_ name: String, label: String, slug: String, date: DateValue? = nil) {
    self.name = name
    self.label = label
    self.slug = slug
    self.date = date
  }

  /// Adds a text of the group, and a document that contains it.
  mutating func add(_ text: String, _ document: DocumentID) {
    if spellings == nil { spellings = Spellings(text, document) } else { spellings?.add(text, document) }
  }

  /// Writes the value in its preferred spelling: that of `group`, or else the one that is most frequent in this group.
  mutating func spell(as group: DocumentGroup? = nil, by grouping: Grouping) {
    if let group { spellings = group.spellings }
    if spellings != nil { label = grouping.label(of: value) }
  }
}
