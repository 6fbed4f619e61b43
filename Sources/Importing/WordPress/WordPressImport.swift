import Content
import Diagnostics
import Files
import Values

/// The posts and pages of a WordPress export as documents.
package struct WordPressImport: Sendable {
  package struct Options: Sendable {
    /// Which type the items of a type of WordPress become: `post` is `news-item`. Pages are plain pages if left out.
    package var types: [(kind: String, type: String)] = []
    /// Which field holds the values of a taxonomy, or the author: `category` is in `topics`.
    package var fields: [(taxonomy: String, field: String)] = []
    /// What a category or a tag is called on the site; `-` is left out.
    package var terms: [(term: String, name: String)] = []
    /// The file for the list of pictures and other files.
    package var mediaList = "wordpress-media.csv"
    /// The path of pandoc, which makes Markdown of HTML; `nil` where there is none.
    package var pandoc: String?
    /// The day that counts as today for what a type requires.
    package let today: DateValue

    package init(today: DateValue) { self.today = today }
  }

  /// What an import comes to, besides the files.
  package struct Summary: Sendable {
    package internal(set) var comments = 0
    /// How many items of other types there are, by type.
    package internal(set) var others: [(kind: String, count: Int)] = []
    /// How many pictures and other files the list has.
    package internal(set) var media = 0
    /// How many texts are in HTML still, all of them or a part.
    package internal(set) var inHTML = 0
  }

  /// What importing the export at `path` into the folder `content` would write.
  package static func plan(
    _ path: String, into content: String, options: Options, jobs: Int
  ) async -> (ImportPlan, Summary) {
    var plan = ImportPlan()
    let (site, errors) = await ImportSite.reading(content, jobs: jobs)
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
    let bodies = await ItemBodies.converting(placed, export, pandoc: pandoc, jobs: jobs)
    var media = MediaList(export)
    var absences = ImportedAbsences(site.outline.types, today: options.today)
    for (item, body) in zip(placed.items, bodies) {
      let document = ItemDocument(item, export: export, site: site, path: path, terms: &terms)
      placed.add(document.diagnostics)
      plan.add(document.file(body: body.markdown), at: item.path)
      if let document = document.document { absences.note(document) }
      media.note(body.media, in: item.path)
    }
    plan.diagnostics += placed.told + terms.diagnostics + ItemBodies.diagnostics(bodies, placed, path: path)
    plan.unmet = absences.unmet
    if media.count > 0 { plan.add(media, at: options.mediaList) }
    return (
      plan,
      Summary(
        comments: export.comments, others: kinds.others, media: media.count, inHTML: bodies.count(where: \.hasHTML))
    )
  }
}

extension ImportPlan {
  /// Notes the document that is to be at `path`. One that is there already is left alone, for somebody may have worked on it.
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
          .warning, "this file is there already, and other than the export's", at: SourceLocation(path: path),
          help: "it is left as it is; delete it to import it anew"))
    }
  }

  /// Whether there is nothing at `path`, or a file that can be read; what else there is, is an error.
  private mutating func isReadable(_ path: String) -> Bool {
    guard FileStatus(unfollowed: path) != nil, (try? FileContents.read(path)) == nil else { return true }
    diagnostics.append(
      Diagnostic(
        .error, "what is there already cannot be read", at: SourceLocation(path: path), help: "move it away first"))
    return false
  }

  /// Notes the list of pictures that is to be at `path`, in the place of an older one.
  fileprivate mutating func add(_ media: MediaList, at path: String) {
    guard isReadable(path) else { return }
    let (before, after) = (try? FileContents.read(path), media.text)
    if let before, !before.starts(with: Array(MediaList.header.utf8)) {
      diagnostics.append(
        Diagnostic(
          .error, "this file is there already, and no list of pictures", at: SourceLocation(path: path),
          help: "name another file with --media-list"))
    } else if before != after {
      changes.append(Change(path: path, before: before, after: after))
    }
  }
}
