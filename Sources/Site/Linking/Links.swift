import Content
import Diagnostics
import HTML
import Values

/// Resolves links between content files.
package struct Links: Sendable {
  package let identities: Identities
  package internal(set) var pages: [Page]
  package let files: PublishedFiles
  /// All files, including the withheld ones.
  package let withheld: PublishedFiles
  /// The URL at which the site is published.
  let base: BaseURL
  /// The schemes that URLs can have.
  let schemes: AllowedSchemes
  /// The URLs that exist only on some days.
  package let dated: DatedURLs?
  /// The URLs of documents that are published on no day.
  let hidden: HiddenURLs
  /// A Boolean value that indicates whether every URL of the site is known, because all documents could be read. If it is
  /// false, links to paths of the site are not checked.
  package let areURLsKnown: Bool

  var basePath: String { base.path }

  package enum Destination: Hashable, Sendable {
    /// A path of the site from the root of the host, with its query or fragment.
    case site(String)
    /// An external URL or a fragment of the same page, which is unchanged.
    case elsewhere
    /// A document with an external URL.
    case replaced(String)
    /// A document without a page.
    case listed
    /// A document that is not published today, with the reason if known, or a file of such a document.
    case hidden(UnpublishedReason?)
    /// A broken link, with the path in the content folder that it refers to, if it is inside the folder.
    case nowhere(String?)
  }

  /// Returns the destination of a link that a document in `folder` contains.
  ///
  /// A path that ends in `.md` refers to a document, and any other relative path to a file in the content folder. A
  /// path that begins with a slash is a path of the site.
  package func destination(_ destination: String, from folder: String) -> Destination {
    if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("?") || destination.hasPrefix("//")
      || URLScheme(of: destination.utf8) != nil
    {
      return .elsewhere
    }
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? destination.endIndex
    let path = ContentPath.percentDecoded(String(destination[..<end]))
    let suffix = ContentPath.withFragmentInNFC(String(destination[end...]))
    guard let resolved = ContentPath.resolve(path, from: folder) else { return .nowhere(nil) }
    if path.hasSuffix(".md") {
      switch identities[String(resolved.dropLast(3))] {
      case .shown(let id):
        switch pages[Int(id.rawValue)].place {
        case .page(let address): return .site(address.url + suffix)
        case .elsewhere(let url): return .replaced(url)
        case .listed: return .listed
        }
      case .hidden(let reason): return .hidden(identities.absence(reason))
      case nil:
        // A document without a file exists only while something refers to it.
        if let reason = dated?.absence(ofDocument: String(resolved.dropLast(3)))?.reason { return .hidden(reason) }
      }
    }
    if let url = files.url(of: resolved) { return .site(url + suffix) }
    if withheld.paths.contains(resolved) { return .hidden(dated?.absence(ofFile: resolved)?.reason) }
    if path.hasPrefix("/") { return .site(basePath + ContentPath.url(of: path) + suffix) }
    return .nowhere(resolved)
  }

  /// Returns the link that an absolute URL is on the site itself or on the author's computer; `nil` for all others.
  package func absoluteLink(_ url: String) -> AbsoluteLink? { AbsoluteLink(url, base: base) }

  /// Returns the destination of a link in the settings. Paths are relative to the content folder; one that ends with a
  /// slash is a path of the site, with or without a slash in front.
  func destination(ofSetting written: String) -> Destination {
    let found = destination(written, from: "")
    guard case .nowhere = found, written.prefix(while: { $0 != "#" && $0 != "?" }).hasSuffix("/") else { return found }
    return destination("/" + written, from: "")
  }

  /// Returns the URL of a link in the settings, or a finding if it has none today. `omission` says what happens on the
  /// days when its target does not exist.
  func url(of link: WrittenLink, omission: String, contentRoot: String) -> Result<String, LinkFailure> {
    func failure(_ rule: Rule, _ target: String, _ problem: String, help: String) -> Result<String, LinkFailure> {
      let message = "\"\(link.owner)\" points to \(target), \(problem)"
      return .failure(LinkFailure(diagnostic: Diagnostic(rule, message, at: link.location, help: help)))
    }
    let file = "\(contentRoot)/\(link.written)"
    switch destination(ofSetting: link.written) {
    case .site(let url), .replaced(let url): return .success(url)
    case .elsewhere where isSafe(link.written): return .success(link.written)
    case .elsewhere:
      return failure(
        .brokenLink, "\"\(link.written)\"", "which is not the URL of a page", help: "begin the URL with / or https://")
    case .listed:
      return failure(.brokenLink, file, "which has no page", help: "use a page that lists it")
    case .hidden(let absence):
      let problem = "which is not published\(absence.afterColon)"
      return failure(.unpublishedLink, file, problem, help: omission).mapError {
        absence.isDated ? LinkFailure(diagnostic: $0.diagnostic.dated) : $0
      }
    case .nowhere(let path):
      let nearest = path.flatMap { self.nearest(to: $0, from: "", among: NearestNames(paths)) }
      return failure(
        .brokenLink, file, "which does not exist",
        help: nearest.map { "did you mean \"\($0)\"?" }
          ?? "write the path of a file in \(contentRoot)/, such as about.md")
    }
  }

  /// The fingerprint of the targets that are not published, and of the reasons. Findings about links contain the reasons.
  package var absencesFingerprint: UInt64 { Fingerprint([dated?.fingerprint ?? 0, hidden.fingerprint]).value }

  /// Returns the absence of a URL that the site does not have today, but on another day, or that an unpublished document
  /// would have.
  package func absence(ofURL url: String) -> DatedURLs.Absence? {
    dated?.absence(ofURL: url) ?? hidden.absence(ofURL: url)
  }

  /// Returns the absence of a document or file that is hidden today, by its path in the content folder.
  func absence(ofFile written: String) -> DatedURLs.Absence? {
    let path = ContentPath.percentDecoded(String(written.prefix { $0 != "#" && $0 != "?" }))
    guard let path = ContentPath.resolve(path, from: "") else { return nil }
    return (path.hasSuffix(".md") ? dated?.absence(ofDocument: String(path.dropLast(3))) : dated?.absence(ofFile: path))
      ?? hidden.absence(ofPath: path)
  }

  private func isSafe(_ address: String) -> Bool {
    guard let scheme = URLScheme(of: address.utf8) else { return address.hasPrefix("#") }
    let isWeb = scheme.name == "http" || scheme.name == "https"
    return schemes.contains(scheme) && (!isWeb || address.dropFirst(scheme.name.count).hasPrefix("://"))
  }

  /// The paths in the content folder that links can use.
  package var paths: [String] { pages.map(\.document.source) + files.paths.sorted() }

  /// Returns the file with the path nearest to `path`, or with the same name in another folder, relative to `folder`.
  /// `paths` are the ones in ``paths``.
  package func nearest(to path: String, from folder: String, among paths: NearestNames) -> String? {
    let name = ContentPath.name(of: path)
    let found =
      paths.only { $0 == path + ".md" } ?? paths.only { ContentPath.name(of: $0) == name } ?? paths.nearest(to: path)
      ?? paths.first { ContentPath.name(of: $0) == name }
    return found.map { ContentPath.relative($0, from: folder) }
  }

  /// Returns the URL, from the root of the host, of a path of the site with its query or fragment.
  package func url(ofPath path: String) -> String {
    let end = path.firstIndex { $0 == "#" || $0 == "?" } ?? path.endIndex
    return basePath + ContentPath.url(of: ContentPath.percentDecoded(String(path[..<end]))) + path[end...]
  }

  /// Returns the URL that a folder of the content folder would have.
  package func url(ofFolder path: String) -> String { basePath + "/" + ContentPath.url(of: path) + "/" }
}
