import Diagnostics

/// A feed at the URL of each document, of the documents in some of its inverse lists.
package struct OwnFeed: Sendable {
  /// The names of the lists.
  package let lists: [String]
  package let limit: Int
  package let location: SourceLocation
}
