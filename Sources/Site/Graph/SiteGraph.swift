import Content
import Diagnostics
import Parallel
import Values

/// All published documents with their references resolved, their inverse lists built, and their template values.
package final class SiteGraph: Sendable {
  let definition: SiteDefinition
  package let tables: Tables
  /// The published documents and files, as links see them.
  package let links: Links
  /// The links in the menu and in the theme's settings that pages show.
  let settingsLinks: [SettingsLink]
  /// The related documents, computed on first use because many themes never read them.
  let relations: LazyRelations
  /// The requirements that keep documents from being published.
  package let failedRequirements: [FailedRequirement]
  package let lists: SiteLists
  package let variables: SiteVariables

  // Parts of the definition and the links, stored again, because other modules would need a call to compute them.
  package let settings: SiteSettings
  package let types: ContentTypes
  package let layout: SiteLayout
  /// The published documents, each at the position of its ``DocumentID``.
  package let pages: [Page]
  package let identities: Identities
  package let files: PublishedFiles

  init(
    _ definition: SiteDefinition, tables: Tables, links: Links, settingsLinks: [SettingsLink],
    relations: LazyRelations, failedRequirements: [FailedRequirement], lists: SiteLists, variables: SiteVariables
  ) {
    self.definition = definition
    self.tables = tables
    self.links = links
    self.settingsLinks = settingsLinks
    self.relations = relations
    self.failedRequirements = failedRequirements
    self.lists = lists
    self.variables = variables
    settings = definition.settings
    types = definition.types
    layout = definition.layout
    pages = links.pages
    identities = links.identities
    files = links.files
  }
}

extension SiteGraph {
  /// The content folder as diagnostics name it.
  package var contentRoot: String { definition.contentRoot }

  /// The records with an identity, except the documents, in the order of their rows.
  package var identityRecords: [IdentityRecord] { IdentityRecord.all(in: variables, lists, types) }

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
  package func ownFeed(of id: DocumentID) -> Value? { lists.ownFeeds[id] }
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
