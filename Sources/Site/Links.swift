import Content
import Diagnostics
import Values

/// Resolves links between content files.
package struct Links: Sendable {
  let identities: Identities
  let pages: [Page]
  let files: PublishedFiles
  /// All files, including the withheld ones.
  let withheld: PublishedFiles
  let basePath: String
  /// The URLs that exist only on some days.
  package let dated: DatedURLs?

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
    case hidden(Publication.Absence?)
    /// A broken link, with the path in the content folder that it refers to, if it is inside the folder.
    case nowhere(String?)
  }

  /// Returns the destination of a link that a document in `folder` contains.
  ///
  /// A path that ends in `.md` refers to a document, and any other relative path to a file in the content folder. A
  /// path that begins with a slash is a path of the site.
  package func destination(_ destination: String, from folder: String) -> Destination {
    if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("?") || destination.hasPrefix("//")
      || Self.hasScheme(destination)
    {
      return .elsewhere
    }
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? destination.endIndex
    let path = ContentPath.percentDecoded(String(destination[..<end]))
    let suffix = String(destination[end...])
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
      case nil: break
      }
    }
    if let url = files.url(of: resolved) { return .site(url + suffix) }
    if withheld.paths.contains(resolved) { return .hidden(dated?.absence(ofFile: resolved)?.reason) }
    if path.hasPrefix("/") { return .site(basePath + ContentPath.percentEncoded(path) + suffix) }
    return .nowhere(resolved)
  }

  func navigationURL(_ item: SiteSettings.NavigationItem, contentRoot: String) -> Result<String, LinkFailure> {
    let written: String =
      switch item.target {
      case .page(let page): page
      case .url(let url): url
      }
    switch destination(written, from: "") {
    case .site(let url): return .success(url)
    case .elsewhere where !Self.isSafe(written):
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink, "\"\(item.label)\" points to \"\(written)\", which is not the URL of a page",
            at: item.location, help: "begin the URL with / or https://")))
    case .elsewhere: return .success(written)
    case .replaced(let url): return .success(url)
    case .listed:
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink, "\"\(item.label)\" points to \(contentRoot)/\(written), which has no page", at: item.location,
            help: "use a page that lists it")))
    case .hidden(let absence) where absence.isDated:
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .unpublishedLink,
            "\"\(item.label)\" points to \(contentRoot)/\(written), which is not published\(absence.afterColon)",
            at: item.location, help: "the menu omits the entry while its target is not published"
          ).dated))
    case .hidden(let absence):
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink,
            "\"\(item.label)\" points to \(contentRoot)/\(written), which is not published\(absence.afterColon)",
            at: item.location, help: "publish it, or remove the entry")))
    case .nowhere(let path):
      let nearest = path.flatMap { self.nearest(to: $0, from: "", among: NearestNames(paths)) }
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink, "\"\(item.label)\" points to \(contentRoot)/\(written), which does not exist",
            at: item.location,
            help: nearest.map { "did you mean \"\($0)\"?" }
              ?? "write the path of a file in \(contentRoot)/, such as about.md")))
    }
  }

  private static func isSafe(_ address: String) -> Bool {
    ["https://", "http://", "mailto:", "tel:", "#"].contains(where: address.lowercased().hasPrefix)
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
    return found.map { Self.relative($0, from: folder) }
  }

  /// Returns the URL that a folder of the content folder would have.
  package func url(ofFolder path: String) -> String { basePath + "/" + ContentPath.percentEncoded(path) + "/" }

  private static func relative(_ path: String, from folder: String) -> String {
    var here = folder.split(separator: "/")[...]
    var there = path.split(separator: "/")[...]
    while let first = here.first, there.count > 1, first == there.first {
      here = here.dropFirst()
      there = there.dropFirst()
    }
    return (here.map { _ in ".." } + there).joined(separator: "/")
  }

  /// Returns whether a URL begins with a scheme (RFC 3986, section 3.1).
  private static func hasScheme(_ destination: String) -> Bool {
    guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")), let first = destination.utf8.first,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 32
    else { return false }
    return destination[..<colon].utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 32 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || [43, 45, 46].contains(byte)
    }
  }
}

struct LinkFailure: Error {
  let diagnostic: Diagnostic
}

extension SiteGraph {
  /// The links between content files.
  package var links: Links {
    Links(
      identities: identities, pages: pages, files: files, withheld: allFiles, basePath: settings.basePath, dated: dated)
  }
}
