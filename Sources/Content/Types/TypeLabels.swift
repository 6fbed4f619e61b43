/// The names of documents of a type, as readers and editors see them.
package struct TypeLabels: Sendable {
  /// The name of the documents as a group: "News".
  package let plural: String
  /// The name of one document: "news item".
  package let singular: String
}
