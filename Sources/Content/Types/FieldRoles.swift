/// The fields that compose the title of a document, sort the documents of a type, and date them.
package struct FieldRoles: Sendable {
  /// The pattern that composes a title if the title is not a field of its own.
  package var title: TextPattern?
  package var sort: [SortKey] = []
  /// The name of the field that dates the documents in feeds.
  package var feedDate = StandardField.date.key
  /// A Boolean value that indicates whether the dates of documents are in the future by nature, as those of events.
  package var hasFutureDates = false
}
