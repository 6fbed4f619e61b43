import Content
import Diagnostics
import Markdown
import Site
import Values

/// Where the links of Markdown texts lead, each looked up once for the documents of a folder. One for each thread.
final class LinkTargets {
  struct Target {
    let destination: Links.Destination
    let resolution: Resolution
    /// The number of the fact that it leads there.
    let fact: UInt32

    /// That of where it leads.
    var fingerprint: UInt64 {
      var fingerprint = Fingerprint()
      switch resolution {
      case .written: fingerprint.combine(0)
      case .address(let url):
        fingerprint.combine(1)
        fingerprint.combine(url)
      case .wrong:
        fingerprint.combine(2)
        // What is said of it has the reason in it.
        if case .hidden(let absence) = destination { fingerprint.combine("\(absence.afterColon) ") }
      }
      return fingerprint.value
    }
  }

  enum Resolution {
    /// What was written.
    case written
    /// Another address: a path from the root of the host, or a whole one.
    case address(String)
    /// Something is to be said of it.
    case wrong
  }

  private let links: Links
  private let urls: Set<String>
  private lazy var nearPaths = NearestNames(links.paths)
  private lazy var nearURLs = NearestNames(urls)
  private var folder = ""
  /// By what the documents of ``folder`` write.
  private var known: [ExactText: Target] = [:]

  private let facts: NamedFacts

  init(_ site: LoadedSite, _ facts: NamedFacts) {
    self.facts = facts
    links = site.graph.links
    urls = site.routes.urls
  }

  /// Where `destination` leads, as a document in `folder` writes it.
  func target(of destination: String, from folder: String) -> Target {
    if folder != self.folder {
      self.folder = folder
      known.removeAll(keepingCapacity: true)
    }
    let key = ExactText(destination)
    if let target = known[key] { return target }
    let found = links.destination(destination, from: folder)
    let resolution: Resolution =
      switch found {
      case .site(let url): unknownPath(of: url) == nil ? .address(url) : .wrong
      case .elsewhere: destination.isEmpty ? .wrong : .written
      case .replaced(let url): .address(url)
      case .listed, .hidden, .nowhere: .wrong
      }
    let target = Target(
      destination: found, resolution: resolution, fact: facts.position(of: .link(destination, from: folder)))
    known[key] = target
    return target
  }

  /// The path of `url` where nothing will lie under it.
  private func unknownPath(of url: String) -> String? {
    let end = url.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? url.endIndex
    let path = end == url.endIndex ? url : String(url[..<end])
    return urls.contains(path) ? nil : path
  }

  /// What is wrong with a link whose target is ``Resolution/wrong``.
  func diagnostic(of link: MarkdownLink, from folder: String, at location: SourceLocation) -> Diagnostic {
    let written = link.destination
    switch target(of: written, from: folder).destination {
    case .site(let url):
      let path = unknownPath(of: url) ?? url
      let advice = urls.contains(path + "/") ? path + "/" : nearURLs.nearest(to: path)
      return Diagnostic(
        .brokenLink, "this link leads to \"\(path)\", which the site does not have", at: location,
        help: advice.map { "did you mean \"\($0)\"?" } ?? "link to a content file by its path: ../about.md")
    case .elsewhere, .replaced:
      return Diagnostic(
        .brokenLink, "this link has no address", at: location, help: "write it between the parentheses")
    case .listed:
      return Diagnostic(
        .brokenLink, "this link leads to \(written), which has no page", at: location,
        help: "link to a page that lists it")
    case .hidden(let absence):
      return Diagnostic(
        .unpublishedLink, "this link leads to \(written), which is not published\(absence.afterColon)", at: location,
        help: "its text is shown without a link")
    case .nowhere(let path):
      let message =
        link.kind == .image
        ? "there is no picture \"\(written)\"" : "this link leads to \"\(written)\", which does not exist"
      if let advice = LinkAdvice.elsewhere(written) {
        return Diagnostic(.brokenLink, message, at: location, help: advice)
      }
      let nearest = path.flatMap { path in
        let hasDocument = nearPaths.first { $0 == path + ".md" } != nil
        let folderURL = links.url(ofFolder: path)
        return !hasDocument && urls.contains(folderURL)
          ? folderURL : links.nearest(to: path, from: folder, among: nearPaths)
      }
      return Diagnostic(
        .brokenLink, message, at: location,
        help: nearest.map { "did you mean \"\($0)\"?" } ?? "paths begin at the folder of this file")
    }
  }
}
