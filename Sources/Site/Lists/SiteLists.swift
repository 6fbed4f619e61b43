import Content
import Diagnostics
import Values

/// The lists and feeds of a site.
package struct SiteLists: Sendable {
  /// The documents of each type, by position.
  package internal(set) var collections: [Collection] = []
  /// The lists that have pages.
  package internal(set) var all: [DocumentList] = []
  package internal(set) var feeds: [Feed] = []
  /// The feeds that documents announce in addition to those of their type.
  var ownFeeds: [DocumentID: Value] = [:]

  /// The documents of one type.
  package struct Collection: Sendable {
    /// The documents in the order that the type declares.
    package let documents: [DocumentID]
    /// The documents as a list value.
    package let items: Value
    package let value: Value
    /// The feeds that its pages announce, as a list value.
    package let feeds: Value
  }

  /// A feed of documents that have a date.
  package struct Feed: Sendable {
    package let address: SiteAddress
    /// The address of the JSON Feed version, if there is one.
    package let jsonAddress: SiteAddress?
    /// The template variable `feed`.
    package let value: Value
    /// The newest documents, newest first.
    package let documents: [DocumentID]
    /// The same documents as a list value.
    package let items: Value
    /// A Boolean value that indicates whether no document is in the feed today.
    package let isEmpty: Bool
    /// The location of the declaration, for messages.
    package let location: SourceLocation

    /// The value, if pages announce the feed. An empty feed keeps its file, for those who already subscribe to it.
    var announced: Value? { isEmpty ? nil : value }
  }

  /// Returns whether a list or feed has the URL `url`.
  func haveURL(_ url: String, basePath: String) -> Bool {
    feeds.contains { $0.address.url == url || $0.jsonAddress?.url == url }
      || all.contains { list in
        (1...list.pageCount).contains { SiteAddress(list.path(ofPage: $0), basePath: basePath).url == url }
      }
  }
}
