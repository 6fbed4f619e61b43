import Content
import Diagnostics
import Parallel
import Values

/// All published documents with their references resolved, their inverse lists built, and their template values.
package final class SiteGraph: Sendable {
  package let settings: SiteSettings
  package let types: ContentTypes
  package let layout: SiteLayout
  package let tables: Tables
  /// The published documents, each at the position of its ``DocumentID``.
  package let pages: [Page]
  package let collections: [Collection]
  package let lists: [DocumentList]
  package let feeds: [Feed]
  /// The documents' own feeds, as values.
  let ownFeeds: [DocumentID: Value]
  /// The related documents, computed on first use because many themes never read them.
  let relations: LazyRelations
  package let identities: Identities
  /// The requirements that keep documents from being published.
  package let failedRequirements: [FailedRequirement]
  package let files: PublishedFiles
  /// All files, including those withheld because they belong to unpublished documents.
  package let allFiles: PublishedFiles
  /// The template variables `site` and `collections`.
  package let site: Value
  package let collectionsValue: Value
  /// The template variable `data`.
  package let data: Value
  /// The template variable `theme`: the theme settings that the site chose.
  package let theme: Value
  /// The records with an identity, except the documents, in the order of their rows.
  package let identityRecords: [IdentityRecord]
  /// The content folder as diagnostics name it.
  package let contentRoot: String
  /// The links in the menu and in the theme's settings that pages show.
  let settingsLinks: [SettingsLink]
  /// The URLs that exist only on some days; `nil` if dates keep no document unpublished.
  package let dated: DatedURLs?
  /// The URLs of documents that are published on no day.
  let hidden: HiddenURLs

  init(
    settings: SiteSettings, types: ContentTypes, layout: SiteLayout, tables: Tables, pages: [Page],
    collections: [Collection], lists: [DocumentList], feeds: [Feed], ownFeeds: [DocumentID: Value],
    relations: LazyRelations, identities: Identities, failedRequirements: [FailedRequirement], files: PublishedFiles,
    allFiles: PublishedFiles, site: Value,
    collectionsValue: Value, data: Value, theme: Value,
    identityRecords: [IdentityRecord], contentRoot: String, settingsLinks: [SettingsLink],
    dated: DatedURLs?, hidden: HiddenURLs
  ) {
    self.settings = settings
    self.types = types
    self.layout = layout
    self.tables = tables
    self.pages = pages
    self.collections = collections
    self.lists = lists
    self.feeds = feeds
    self.ownFeeds = ownFeeds
    self.relations = relations
    self.identities = identities
    self.failedRequirements = failedRequirements
    self.files = files
    self.allFiles = allFiles
    self.site = site
    self.collectionsValue = collectionsValue
    self.data = data
    self.theme = theme
    self.identityRecords = identityRecords
    self.contentRoot = contentRoot
    self.settingsLinks = settingsLinks
    self.dated = dated
    self.hidden = hidden
  }

  /// A record that keeps its identity when its contents change.
  package struct IdentityRecord: Sendable {
    /// The key, which is the same in every build. No document identity begins with two slashes.
    package let key: String
    package let firstRow: UInt32
    package let shape: ShapeID
  }

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
}

extension SiteGraph {
  /// Returns the template value of a document.
  package func value(of id: DocumentID) -> Value {
    .document(id, shape: layout.document(ofType: pages[Int(id.rawValue)].type))
  }

  /// Returns the table row of a slot of a document.
  package func row(of slot: DocumentSlot, of id: DocumentID) -> UInt32 {
    tables.firstRow(of: id) + UInt32(slot.offset)
  }

  /// Returns the documents that share the most references with this one, with ties ordered newest first.
  package func related(to id: DocumentID) -> [DocumentID] { relations.value.related(to: id) }

  /// Returns the fingerprint of everything that determines which documents are related. `keys` are the fingerprints of
  /// the documents.
  package func relationsFingerprint(_ keys: [UInt64]) -> UInt64 { relations.value.fingerprint(keys) }

  /// Returns the feed of the documents that refer to this one, if its type has such feeds.
  package func ownFeed(of id: DocumentID) -> Value? { ownFeeds[id] }
}

extension SiteGraph {
  /// Links the documents of a site by their identities.
  ///
  /// A reference without a target, and a document without a possible URL, become diagnostics, and the graph contains
  /// everything else. Cost is linear in the number of documents and references, except for sorting the collections.
  package static func link(_ parts: SiteParts, parallelism: Parallelism) async -> (SiteGraph, [Diagnostic]) {
    var builder = await GraphBuilder(parts, parallelism: parallelism)
    let graph = await builder.build()
    return (graph, builder.diagnostics)
  }
}
