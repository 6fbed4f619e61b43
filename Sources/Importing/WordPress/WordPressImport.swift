import Content
import Diagnostics
import Files
import HTML
import Values

/// An import of the posts and pages of a WordPress export as documents.
package struct WordPressImport: Sendable {
  package struct Options: Sendable {
    /// The type for each WordPress post type: `post` to `news-item`. By default, pages become plain pages.
    package var types: [(kind: String, type: String)] = []
    /// The field for the values of a taxonomy or for the author: `category` to `topics`.
    package var fields: [(taxonomy: String, field: String)] = []
    /// The site's name for a category or tag; `-` skips it.
    package var terms: [(term: String, name: String)] = []
    /// The file for the list of images and other media.
    package var mediaList = "wordpress-media.csv"
    /// The path of pandoc, which converts HTML to Markdown; `nil` to keep the HTML.
    package var pandoc: String?
    /// The moment of the import, in seconds since 1970-01-01T00:00:00Z.
    package let moment: Int

    package init(moment: Int) { self.moment = moment }
  }

  /// Figures for the summary of an import.
  package struct Summary: Sendable {
    package internal(set) var comments = 0
    /// The number of skipped items for each post type.
    package internal(set) var others: [(kind: String, count: Int)] = []
    /// The number of images and other media in the list.
    package internal(set) var media = 0
    /// The number of documents with HTML in their bodies.
    package internal(set) var inHTML = 0
    /// The number of items in the export, and of those that became documents or are in the list of media.
    package internal(set) var items = 0
    package internal(set) var documents = 0
    package internal(set) var attachments = 0
    /// The number of items of the post types that only WordPress uses.
    package internal(set) var inner: [(kind: String, count: Int)] = []
    /// The number of items in the trash, and of those that were never saved.
    package internal(set) var discarded = 0
    /// The number of featured images that documents have as comments.
    package internal(set) var featured = 0
    /// The number of documents that keep their URL.
    package internal(set) var sameURLs = 0

    init(_ export: WordPressExport, _ kinds: ItemTypes, documents: Int) {
      comments = export.comments
      others = kinds.others
      items = export.items.count
      self.documents = documents
      attachments = export.items.count { $0.type == "attachment" && !$0.attachmentURL.isEmpty }
      var counts: [String: Int] = [:]
      for item in export.items where WordPressExport.inner.contains(item.type) && kinds.positions[item.type] == nil {
        if item.type != "attachment" || item.attachmentURL.isEmpty { counts[item.type, default: 0] += 1 }
      }
      inner = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      discarded = export.items.count {
        kinds.positions[$0.type] != nil && WordPressExport.discarded.contains($0.status)
      }
    }

    init() {}
  }

  /// Returns the plan for importing the export at `path` into the folder `content`.
  package static func plan(
    _ path: String, into content: String, options: Options, jobs: Int
  ) async -> (ImportPlan, Summary) {
    var plan = ImportPlan()
    let (site, errors) = await ImportSite.read(content, jobs: jobs)
    let (export, problems) = WordPressReader.read(path)
    plan.diagnostics = errors + problems
    guard let export, !plan.diagnostics.hasErrors else { return (plan, Summary()) }
    let (kinds, mappingErrors) = ItemTypes.mapping(export, site: site, options: options)
    plan.diagnostics += mappingErrors
    guard !mappingErrors.hasErrors else { return (plan, Summary()) }
    var placed = PlacedItems(export, kinds: kinds, site: site, path: path)
    var terms = TermFields(site: site, options: options, path: path)
    plan.diagnostics += terms.check(placed.items.map(\.type), export: export)
    guard !plan.diagnostics.hasErrors else { return (plan, Summary()) }
    let pandoc: Pandoc?
    do throws(FileError) { pandoc = try options.pandoc.map(Pandoc.init) } catch {
      plan.diagnostics.append(Diagnostic(.error, error.description))
      return (plan, Summary())
    }
    let bodies = await ItemBodies.converting(
      placed, export, schemes: site.outline.settings?.schemes ?? .standard, pandoc: pandoc, jobs: jobs)
    let attachments = Attachments(export)
    var media = MediaList(export)
    var absences = ImportedAbsences(site.outline, moment: options.moment)
    var guids = GUIDs(site)
    var documents = placed.items.map { item in
      ItemDocument(
        item, export: export, attachments: attachments, site: site, path: path, terms: &terms, guids: &guids)
    }
    var summary = Summary(export, kinds, documents: documents.count)
    var aliases = await AliasFinder(site, documents.compactMap(\.document), path: path, jobs: jobs)
    for position in documents.indices {
      documents[position].setAliases(aliases.find(for: placed.items[position], documents[position], export))
    }
    for ((item, body), document) in zip(zip(placed.items, bodies), documents) {
      placed.add(document.diagnostics)
      plan.add(document.file(body: body.markdown), at: item.path)
      if let document = document.document { absences.note(document, at: item.path) }
      media.note((document.featured.map { [$0.image.url] } ?? []) + body.media, in: item.path)
    }
    plan.diagnostics += placed.told + terms.diagnostics + ItemBodies.diagnostics(bodies, placed, path: path)
    plan.diagnostics += aliases.diagnostics + FeaturedImages.diagnostics(documents, export, attachments, path: path)
    plan.unmet = absences.unmet
    if media.count > 0 { plan.add(media, at: options.mediaList) }
    summary.media = media.count
    summary.inHTML = bodies.count(where: \.hasHTML)
    summary.featured = documents.count { $0.featured?.field != nil }
    summary.sameURLs = aliases.sameURLs
    return (plan, summary)
  }
}

extension ImportPlan {
  /// Adds the document for `path`. An existing file is left unchanged, because it may have been edited.
  fileprivate mutating func add(_ document: [UInt8], at path: String) {
    guard isReadable(path) else { return }
    let before = try? FileContents.read(path)
    if before == document {
      unchanged += 1
    } else if before == nil {
      changes.append(Change(path: path, before: nil, after: document))
    } else {
      diagnostics.append(
        Diagnostic(
          .warning, "this file already exists and differs from the export", at: SourceLocation(path: path),
          help: "it is unchanged; delete it to import it again"))
    }
  }

  /// Returns a Boolean value that indicates whether `path` is free or a readable file. Anything else is reported as an
  /// error.
  private mutating func isReadable(_ path: String) -> Bool {
    guard FileStatus(unfollowed: path) != nil, (try? FileContents.read(path)) == nil else { return true }
    diagnostics.append(
      Diagnostic(
        .error, "this path already exists and cannot be read", at: SourceLocation(path: path), help: "move it first"))
    return false
  }

  /// Adds the media list for `path`, which replaces an older one.
  fileprivate mutating func add(_ media: MediaList, at path: String) {
    guard isReadable(path) else { return }
    let (before, after) = (try? FileContents.read(path), media.text)
    if let before, !before.starts(with: Array(MediaList.header.utf8)) {
      diagnostics.append(
        Diagnostic(
          .error, "this file already exists and is not a media list", at: SourceLocation(path: path),
          help: "choose another file with --media-list"))
    } else if before != after {
      changes.append(Change(path: path, before: before, after: after))
    }
  }
}
