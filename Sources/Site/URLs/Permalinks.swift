import Content
import Diagnostics
import Values

/// Builds the URLs of documents.
package struct Permalinks {
  let basePath: String

  /// Creates a builder for a site whose paths all begin with `basePath`.
  package init(basePath: String) { self.basePath = basePath }

  /// Returns the place of `document` that its type declares, or a diagnostic if a field that the URL needs is missing.
  func place(of document: Document, type: ContentType) -> Result<Page.Place, PermalinkFailure> {
    switch type.outputs.page {
    case .never: return .success(.listed)
    case .unless(let path):
      let link = document.value(at: path)
      if link.kind == .text { return .success(.elsewhere(document.values.string(link))) }
    case .always: break
    }
    return address(of: document, type: type).map { .page($0) }
  }

  /// Returns the URL that `document` had when its file was named `name`.
  package func address(of document: Document, type: ContentType, whenCalled name: String) -> SiteAddress? {
    try? address(of: document, type: type, slug: name).get()
  }

  /// Returns the former URLs of `document`, from its aliases, each once.
  func formerURLs(of document: Document, type: ContentType) -> [OldURL] {
    var seen: Set<OldURL> = []
    return document.aliases(in: type).compactMap { alias in
      if alias.hasPrefix("/") { return try? OldURL(alias) }
      let former = address(of: document, type: type, whenCalled: alias)
      return former.map { OldURL(ofPage: String($0.url.dropFirst(basePath.count))) }
    }.filter { seen.insert($0).inserted }
  }

  /// Returns the addresses of the pages at the former URLs of `document`. URLs with a query have no page.
  func aliases(of document: Document, type: ContentType) -> [SiteAddress] {
    formerURLs(of: document, type: type).filter(\.query.isEmpty).map { SiteAddress($0, basePath: basePath) }
  }

  /// Returns the URL with `name` as the slug; `nil` means the document's own slug.
  private func address(
    of document: Document, type: ContentType, slug name: String? = nil
  ) -> Result<SiteAddress, PermalinkFailure> {
    if type.outputs.permalink == .pagePath { return pageAddress(document, type, slug: name) }
    var path = ""
    for piece in type.outputs.permalink.pieces {
      switch piece {
      case .literal(let text): path += text
      case .field(let key, let part):
        guard
          let text = key == "slug"
            ? slugText(of: document, type: type, name)
            : part.map({ datePart($0, of: key, document, type) }) ?? DocumentText(document, type)[key].map(slug),
          !text.isEmpty
        else {
          return .failure(PermalinkFailure(diagnostic: missing(key, document, type)))
        }
        path += text
      }
    }
    if SiteAddress.isSimpleFolder(path) { return .success(SiteAddress(path, basePath: basePath)) }
    guard let resolved = ContentPath.resolve(path, from: "") else {
      return .failure(
        PermalinkFailure(
          diagnostic: Diagnostic(
            .typeDeclaration, "the permalink \"\(path)\" points outside the site", at: type.declaration.location)
        ))
    }
    return .success(SiteAddress("/" + resolved + (path.hasSuffix("/") ? "/" : ""), basePath: basePath))
  }

  /// Returns the URL of a plain page: `about.md` is `/about/`, `index.md` is its folder, and `404.md` is the page that
  /// hosts show for missing pages.
  private func pageAddress(
    _ document: Document, _ type: ContentType, slug given: String?
  ) -> Result<SiteAddress, PermalinkFailure> {
    if document.identity == "404" { return .success(SiteAddress("/404.html", basePath: basePath)) }
    let name = ContentPath.name(of: document.identity)
    let folders = ContentPath.folder(of: document.identity).split(separator: "/").map { slug(String($0)) }
    let parts = folders + (name == "index" ? [] : [slugText(of: document, type: type, given)])
    guard !parts.contains("") else { return .failure(PermalinkFailure(diagnostic: missing("slug", document, type))) }
    return .success(SiteAddress("/" + parts.joined(separator: "/") + "/", basePath: basePath))
  }

  private func slugText(of document: Document, type: ContentType, _ given: String?) -> String {
    slug(given ?? document.text(.slug, in: type) ?? ContentPath.name(of: document.identity))
  }

  private func datePart(_ part: TextPattern.DatePart, of key: String, _ document: Document, _ type: ContentType)
    -> String?
  {
    guard let date = document.value(key, in: type).dateValue else { return nil }
    let (year, month, day) = date.civil
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch part {
    case .year: return String(year)
    case .month: return date.precision >= .month ? twoDigits(month) : nil
    case .day: return date.precision >= .day ? twoDigits(day) : nil
    }
  }

  private func missing(_ key: String, _ document: Document, _ type: ContentType) -> Diagnostic {
    if key == "slug" {
      return Diagnostic(
        .documentURL, "the name of this file cannot be used in a URL", at: document.location(of: "slug"),
        help: "use a name with letters or digits, or add \"slug: …\" to the front matter")
    }
    return Diagnostic(
      .documentURL, "the URL of this \(type.labels.singular) needs \"\(key)\"", at: document.origin.start,
      help: "fill it in, because \(type.declaration.location.path) sets permalink: \(type.outputs.permalink.source)")
  }
}
