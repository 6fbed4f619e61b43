import Content
import Diagnostics
import Files
import Rendering
import Site

/// Compares the documents of each type with one another.
struct CollectionChecker {
  let site: LoadedSite

  /// The number of characters of a description that search engines show.
  private static let descriptionLimit = 160

  /// Returns the findings of the comparison. Linear in the number of documents. Only files with a finding are read
  /// again.
  func findings() -> [Diagnostic] {
    site.graph.lists.collections.flatMap { collection -> [Diagnostic] in
      let pages = collection.documents.map { site.graph.pages[Int($0.rawValue)] }
        .filter(\.document.hasFile).sorted { $0.document.source < $1.document.source }
      return repeated(pages, .duplicateTitle, "title") { $0.title }
        + repeated(pages, .duplicateDescription, "description") { description(of: $0) }
        + pages.compactMap(longDescription)
    } + site.graph.types.all.indices.compactMap(undated)
  }

  /// The number of documents that a note about missing dates names.
  private static let namedCount = 3

  /// Returns a note about the documents of a type that no feed includes because they have no date.
  private func undated(ofType position: Int) -> Diagnostic? {
    guard let (all, location) = site.graph.undated(ofType: position) else { return nil }
    let pages = all.filter { !$0.document.isWrong }
    guard !pages.isEmpty else { return nil }
    let names = pages.map { $0.document.hasFile ? $0.document.source : $0.title }
    let rest = names.count - Self.namedCount
    let shown = names.prefix(Self.namedCount).joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
    let type = site.graph.types[position]
    return Diagnostic(
      .undatedDocument,
      "\(counted(names.count, type.labels.singular)) \(names.count == 1 ? "has" : "have") no \"\(type.roles.feedDate)\", so no feed includes \(names.count == 1 ? "it" : "them"): \(shown)",
      at: location,
      help: "add the date, if you know it")
  }

  private func description(of page: Page) -> String? {
    page.document.text(.description, in: site.graph.types[page.type])
  }

  private func repeated(_ pages: [Page], _ rule: Rule, _ field: String, _ text: (Page) -> String?) -> [Diagnostic] {
    var first: [String: Page] = [:]
    return pages.compactMap { page in
      guard let text = text(page), !text.isEmpty else { return nil }
      let key = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard let other = first[key] else {
        first[key] = page
        return nil
      }
      return Diagnostic(
        rule, "\(other.document.path) has the same \(field)", at: place(of: field, in: page),
        help: "make the \(field)s different, so that readers can tell the pages apart in lists and search results")
    }
  }

  private func longDescription(_ page: Page) -> Diagnostic? {
    guard let count = description(of: page)?.count, count > Self.descriptionLimit else { return nil }
    return Diagnostic(
      .longDescription, "the description is \(count) characters long", at: place(of: "description", in: page),
      help: "search engines show about \(Self.descriptionLimit) characters; shorten the description")
  }

  /// Returns the location of a field, or the start of the file if the type computes the field from others.
  private func place(of field: String, in page: Page) -> SourceLocation {
    let path = page.document.path
    let node = (try? FileContents.read(path)).flatMap { Document.frontMatter(in: $0, path: path) }
    return node?.entry(field)?.place.location(in: path) ?? page.document.origin.start
  }
}
