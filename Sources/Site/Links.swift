import Content
import Diagnostics
import Values

/// Where links between content files lead in the site.
package struct Links: Sendable {
  let identities: Identities
  let pages: [Page]
  let files: PublishedFiles
  /// The files with those that are kept back.
  let withheld: PublishedFiles
  let basePath: String

  package enum Destination: Hashable, Sendable {
    /// A path of the site, with its query or fragment, from the root of the host.
    case site(String)
    /// An address elsewhere, or a place on the same page: written as it stands.
    case elsewhere
    /// A document that is read elsewhere, under this address.
    case replaced(String)
    /// A document that has no page.
    case listed
    /// A document that is not published on this day, with the reason where it is known, or a file of one.
    case hidden(Publication.Absence?)
    /// Nothing; with the path in the content folder that was meant, if it is in there.
    case nowhere(String?)
  }

  /// Where `destination`, as a document in `folder` writes it, leads.
  ///
  /// A path that ends in `.md` names a document, any other relative path a file beside the content. A path that begins with
  /// a slash is a path of the site.
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
    if withheld.paths.contains(resolved) { return .hidden(nil) }
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
            .brokenLink, "\"\(item.label)\" leads to \"\(written)\", which is no address of a page", at: item.location,
            help: "begin it with / or https://")))
    case .elsewhere: return .success(written)
    case .replaced(let url): return .success(url)
    case .listed:
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink, "\"\(item.label)\" leads to \(contentRoot)/\(written), which has no page", at: item.location,
            help: "name a page that lists it")))
    case .hidden(let absence):
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink,
            "\"\(item.label)\" leads to \(contentRoot)/\(written), which is not published\(absence.afterColon)",
            at: item.location, help: "publish it, or leave the entry out")))
    case .nowhere(let path):
      let nearest = path.flatMap { self.nearest(to: $0, from: "", among: NearestNames(paths)) }
      return .failure(
        LinkFailure(
          diagnostic: Diagnostic(
            .brokenLink, "\"\(item.label)\" leads to \(contentRoot)/\(written), which does not exist",
            at: item.location,
            help: nearest.map { "did you mean \"\($0)\"?" }
              ?? "name a file of \(contentRoot)/ by its path in there, as about.md")))
    }
  }

  private static func isSafe(_ address: String) -> Bool {
    ["https://", "http://", "mailto:", "tel:", "#"].contains(where: address.lowercased().hasPrefix)
  }

  /// The paths in the content folder that links may name.
  package var paths: [String] { pages.map(\.document.source) + files.paths.sorted() }

  /// The file whose path is nearest to `path`, or which has its name in another folder, as a document in `folder` would write it;
  /// `paths` are those of ``paths``.
  package func nearest(to path: String, from folder: String, among paths: NearestNames) -> String? {
    let name = ContentPath.name(of: path)
    let found =
      paths.only { $0 == path + ".md" } ?? paths.only { ContentPath.name(of: $0) == name } ?? paths.nearest(to: path)
      ?? paths.first { ContentPath.name(of: $0) == name }
    return found.map { Self.relative($0, from: folder) }
  }

  /// The address that a folder of the content folder would have.
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

  /// RFC 3986, section 3.1.
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
  /// Where links between content files lead.
  package var links: Links {
    Links(identities: identities, pages: pages, files: files, withheld: allFiles, basePath: settings.basePath)
  }
}
