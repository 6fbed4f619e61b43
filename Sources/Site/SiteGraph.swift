import Content
import Diagnostics
import Parallel
import Values

/// Every published document with its references resolved, its inverse lists built, and the values that templates see.
package final class SiteGraph: Sendable {
  package let settings: SiteSettings
  package let types: ContentTypes
  package let layout: SiteLayout
  package let tables: Tables
  /// The published documents; each at the position of its ``DocumentID``.
  package let pages: [Page]
  package let collections: [Collection]
  package let lists: [DocumentList]
  package let feeds: [Feed]
  /// The feeds that documents have of their own, as values.
  let ownFeeds: [DocumentID: Value]
  /// Made when it is first asked for: many themes never do.
  let relations: LazyRelations
  package let identities: Identities
  /// What types require that some of their documents are not.
  package let unmet: [UnmetRequirement]
  package let files: PublishedFiles
  /// The same with those that are kept back, as they belong to documents that are not published.
  package let allFiles: PublishedFiles
  /// What templates see as `site` and `collections`.
  package let site: Value
  package let collectionsValue: Value
  /// What templates see as `data`.
  package let data: Value
  /// What templates see as `theme`: what the site chose of what its theme lets it.
  package let theme: Value
  /// The records that have an identity, besides the documents, in the order of their rows.
  package let identityRecords: [IdentityRecord]
  /// The content folder as diagnostics name it.
  package let contentRoot: String

  init(
    settings: SiteSettings, types: ContentTypes, layout: SiteLayout, tables: Tables, pages: [Page],
    collections: [Collection], lists: [DocumentList], feeds: [Feed], ownFeeds: [DocumentID: Value],
    relations: LazyRelations, identities: Identities, unmet: [UnmetRequirement], files: PublishedFiles,
    allFiles: PublishedFiles, site: Value,
    collectionsValue: Value, data: Value, theme: Value,
    identityRecords: [IdentityRecord], contentRoot: String
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
    self.unmet = unmet
    self.files = files
    self.allFiles = allFiles
    self.site = site
    self.collectionsValue = collectionsValue
    self.data = data
    self.theme = theme
    self.identityRecords = identityRecords
    self.contentRoot = contentRoot
  }

  /// A record that stays the same one when what it holds changes.
  package struct IdentityRecord: Sendable {
    /// The same in every build; no document has an identity that begins with two slashes.
    package let key: String
    package let firstRow: UInt32
    package let shape: ShapeID
  }

  /// The documents of one type.
  package struct Collection: Sendable {
    /// In the order that the type declares.
    package let documents: [DocumentID]
    /// The same as a list value.
    package let items: Value
    package let value: Value
    /// The feeds that its pages announce, as a list value.
    package let feeds: Value
  }

  /// A feed of documents that have a date.
  package struct Feed: Sendable {
    package let address: SiteAddress
    /// Where the same lies as JSON Feed, if it does.
    package let jsonAddress: SiteAddress?
    /// What templates see as `feed`.
    package let value: Value
    /// The newest documents, newest first, as a list value.
    package let items: Value
    /// What declares it, for messages.
    package let location: SourceLocation
  }
}

/// What a site is linked from.
package struct SiteParts: Sendable {
  package let settings: SiteSettings
  package let types: ContentTypes
  package let layout: SiteLayout
  package let documents: [Document]
  package let files: PublishedFiles
  package let vocabulary: Vocabulary
  package let publication: Publication
  /// The content folder as diagnostics name it.
  package let contentRoot: String
  /// The theme's data: a map, and the table that it lies in.
  package let data: (value: Value, table: ValueTable)
  package let theme: ThemeSettings
  /// Whether the theme makes JSON feeds.
  package let hasJSONFeeds: Bool
  /// Whether readers can search.
  package let hasSearch: Bool

  package init(
    settings: SiteSettings, types: ContentTypes, layout: SiteLayout, documents: [Document], files: PublishedFiles,
    vocabulary: Vocabulary, publication: Publication, contentRoot: String,
    data: (value: Value, table: ValueTable), theme: ThemeSettings, hasJSONFeeds: Bool,
    hasSearch: Bool
  ) {
    self.settings = settings
    self.types = types
    self.layout = layout
    self.documents = documents
    self.files = files
    self.vocabulary = vocabulary
    self.publication = publication
    self.contentRoot = contentRoot
    self.data = data
    self.theme = theme
    self.hasJSONFeeds = hasJSONFeeds
    self.hasSearch = hasSearch
  }
}

extension SiteGraph {
  /// What templates see of a document.
  package func value(of id: DocumentID) -> Value {
    .document(id, shape: layout.document(ofType: pages[Int(id.rawValue)].type))
  }

  /// The documents that have most references in common with this one, of equals the newest first.
  package func related(to id: DocumentID) -> [DocumentID] { relations.value.related(to: id) }

  /// That of everything that decides which documents are related; `keys` are those of the documents.
  package func relationsFingerprint(_ keys: [UInt64]) -> UInt64 { relations.value.fingerprint(keys) }

  /// The feed of the documents that refer to this one, if its type has such feeds.
  package func ownFeed(of id: DocumentID) -> Value? { ownFeeds[id] }
}

extension SiteParts {
  /// What templates see of a document.
  func value(of page: Page) -> Value { .document(page.id, shape: layout.documents[page.type].shape) }
}

extension SiteGraph {
  /// Links the documents of a site by their identities.
  ///
  /// A reference that names nothing, and a document that can have no address, are diagnostics; the graph holds all the
  /// others. Cost is linear in documents and references, but for sorting the collections.
  package static func linking(_ parts: SiteParts, parallelism: Parallelism) async -> (SiteGraph, [Diagnostic]) {
    var builder = await GraphBuilder(parts, parallelism: parallelism)
    let graph = await builder.build()
    return (graph, builder.diagnostics)
  }
}
