import Content
import Diagnostics
import Values

/// The addresses of documents.
package struct Permalinks {
  let basePath: String

  /// The addresses of a site whose paths all begin with `basePath`.
  package init(basePath: String) { self.basePath = basePath }

  /// Where `document` is read, as its type says; a diagnostic where a field that its address needs is missing.
  func place(of document: Document, type: ContentType) -> Result<Page.Place, PermalinkFailure> {
    switch type.page {
    case .never: return .success(.listed)
    case .unless(let path):
      let link = document.value(at: path)
      if link.kind == .text { return .success(.elsewhere(document.values.string(link))) }
    case .always: break
    }
    return address(of: document, type: type).map { .page($0) }
  }

  /// The address that `document` had when its file was called `name`.
  package func address(of document: Document, type: ContentType, whenCalled name: String) -> SiteAddress? {
    try? address(of: document, type: type, slug: name).get()
  }

  /// The address with `name` for its slug; with the document's own if there is none.
  private func address(
    of document: Document, type: ContentType, slug name: String? = nil
  ) -> Result<SiteAddress, PermalinkFailure> {
    if type.permalink == .pagePath { return pageAddress(document, type, slug: name) }
    var path = ""
    for piece in type.permalink.pieces {
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
          diagnostic: Diagnostic(.typeDeclaration, "the permalink \"\(path)\" leads out of the site", at: type.location)
        ))
    }
    return .success(SiteAddress("/" + resolved + (path.hasSuffix("/") ? "/" : ""), basePath: basePath))
  }

  /// `about.md` is `/about/`; `index.md` is its folder; `404.md` is what hosts show for what is not there.
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
        .documentAddress, "the name of this file makes no address", at: document.location(of: "slug"),
        help: "give it a name with letters or digits, or write a slug: in its front matter")
    }
    return Diagnostic(
      .documentAddress, "the address of this \(type.singular) needs \"\(key)\"", at: document.start,
      help: "\(type.location.path) says permalink: \(type.permalink.source)")
  }
}

struct PermalinkFailure: Error {
  let diagnostic: Diagnostic
}
