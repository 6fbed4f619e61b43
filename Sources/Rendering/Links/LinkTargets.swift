import Content
import Diagnostics
import Markdown
import Site
import Values

/// The targets of links in Markdown, each looked up once for the documents of a folder, and the findings about those that
/// are broken. Each thread has its own targets.
package final class LinkTargets {
  package struct Target {
    let destination: Links.Destination
    package let resolution: Resolution
    /// The absence of a URL that exists on another day, or that an unpublished document would have.
    let absence: DatedURLs.Absence?
    /// The fix for a ``Resolution/doubtful`` link.
    let advice: String?
    /// The number of the dependency on this target.
    let dependency: UInt32

    /// The fingerprint of the target.
    package var fingerprint: UInt64 {
      var fingerprint = Fingerprint()
      switch resolution {
      case .written: fingerprint.combine(0)
      case .address(let url):
        fingerprint.combine(1)
        fingerprint.combine(url)
      case .wrong:
        fingerprint.combine(2)
        // The finding contains the reason.
        if case .hidden(let absence) = destination { fingerprint.combine("\(absence.afterColon) ") }
        if let absence { fingerprint.combine(absence.clause) }
      case .doubtful:
        fingerprint.combine(3)
        // The finding contains the fix.
        fingerprint.combine(advice ?? "")
      }
      return fingerprint.value
    }
  }

  package enum Resolution: Hashable {
    /// The destination as written.
    case written
    /// Another URL: a path from the root of the host, or an absolute URL.
    case address(String)
    /// A target with a finding.
    case wrong
    /// The destination as written, with a warning: an absolute URL that the site does not have, or that is on the
    /// author's own computer.
    case doubtful
  }

  private let links: Links
  private let urls: Set<String>
  /// The site without regard to dates, so that suggestions are the same on every day.
  private let whole: LoadedSite
  private lazy var nearPaths = NearestNames(whole.graph.links.paths)
  private lazy var nearURLs = NearestNames(whole.routes.urls)
  private var folder = ""
  /// The targets by destination, as the documents in ``folder`` write it.
  private var known: [ExactText: Target] = [:]

  private let dependencies: NamedDependencies

  package init(_ site: LoadedSite, _ dependencies: NamedDependencies) {
    self.dependencies = dependencies
    links = site.graph.links
    urls = site.routes.urls
    whole = site.undated ?? site
  }

  /// Returns the target of `destination`, as a document in `folder` writes it.
  package func target(of destination: String, from folder: String) -> Target {
    if folder != self.folder {
      self.folder = folder
      known.removeAll(keepingCapacity: true)
    }
    let key = ExactText(destination)
    if let target = known[key] { return target }
    let (found, resolution) = resolved(destination, from: folder)
    var absence: DatedURLs.Absence?
    if case (.site(let url), .wrong) = (found, resolution) { absence = links.absence(ofURL: url) }
    let target = Target(
      destination: found, resolution: resolution, absence: absence,
      advice: resolution == .doubtful ? advice(on: destination) : nil,
      dependency: dependencies.position(of: .link(destination, from: folder)))
    known[key] = target
    return target
  }

  private func resolved(_ destination: String, from folder: String) -> (Links.Destination, Resolution) {
    let found = links.destination(destination, from: folder)
    switch found {
    case .site(let url): return (found, unknownPath(of: url) == nil ? .address(url) : .wrong)
    case .replaced(let url): return (found, .address(url))
    case .listed, .hidden, .nowhere: return (found, .wrong)
    case .elsewhere where destination.isEmpty: return (found, .wrong)
    case .elsewhere: break
    }
    switch links.absoluteLink(destination) {
    case nil: return (found, .written)
    case .local: return (found, .doubtful)
    case .own(let path):
      let url = links.url(ofPath: path)
      guard unknownPath(of: url) != nil else { return (found, .written) }
      return (.site(url), links.absence(ofURL: url) == nil ? .doubtful : .wrong)
    }
  }

  /// Returns the fix for an absolute URL that readers cannot open.
  private func advice(on url: String) -> String? {
    switch links.absoluteLink(url) {
    case nil: return nil
    case .local(_, let path):
      return AbsoluteLink.localAdvice(path) { whole.routes.urls.contains(links.url(ofPath: $0)) }
    case .own(let path):
      // The path of a content file is not a URL.
      if case .site(let page) = links.destination(path, from: ""), urls.contains(page) { return "write \(page)" }
      return nearest(to: links.url(ofPath: path))
    }
  }

  /// Returns the fix for a URL that the site does not have.
  private func nearest(to url: String) -> String {
    let path = unknownPath(of: url) ?? url
    let found = whole.routes.urls.contains(path + "/") ? path + "/" : nearURLs.nearest(to: path)
    return found.map { "did you mean \"\($0)\"?" } ?? "link to a content file by its path, as in ../about.md"
  }

  /// Returns the path of `url` if the site will have nothing at that path.
  private func unknownPath(of url: String) -> String? {
    let end = url.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? url.endIndex
    let path = end == url.endIndex ? url : String(url[..<end])
    return urls.contains(path) ? nil : path
  }

  /// Returns the finding for a link whose target is ``Resolution/wrong`` or ``Resolution/doubtful``; `nil` if the
  /// target may be a document that cannot be read.
  func diagnostic(of link: MarkdownLink, from folder: String, at location: SourceLocation) -> Diagnostic? {
    let written = link.destination
    let target = target(of: written, from: folder)
    switch target.destination {
    case .site(let url):
      if let absence = target.absence {
        let finding = Diagnostic(
          .unpublishedLink, "this link points to \"\(written)\", which \(absence.clause)", at: location,
          help: "the link is shown as plain text while its target is not published")
        return absence.isDated ? finding.dated : finding
      }
      guard links.areURLsKnown else { return nil }
      return Diagnostic(
        .brokenLink, "this link points to \"\(unknownPath(of: url) ?? url)\", which does not exist on the site",
        at: location, help: target.advice ?? nearest(to: url),
        severity: target.resolution == .doubtful ? .warning : .error)
    case .elsewhere, .replaced:
      if case .local(let host, _) = links.absoluteLink(written) {
        return AbsoluteLink.localFinding(about: "this link", host, at: location, help: target.advice ?? "")
      }
      return Diagnostic(
        .brokenLink, "this link has no URL", at: location,
        help: link.isHTML ? "write a URL or a path" : "write a URL or a path between the parentheses")
    case .listed:
      return Diagnostic(
        .brokenLink, "this link points to \(written), which has no page", at: location,
        help: "link to a page that lists it")
    case .hidden(let absence):
      let finding = Diagnostic(
        .unpublishedLink, "this link points to \(written), which is not published\(absence.afterColon)", at: location,
        help: "the link is shown as plain text")
      return absence.isDated ? finding.dated : finding
    case .nowhere(let path):
      let message =
        switch link.kind {
        case .link: "this link points to \"\(written)\", which does not exist"
        case .image: "the image \"\(written)\" does not exist"
        case .file: "the file \"\(written)\" does not exist"
        }
      if let advice = LinkAdvice.elsewhere(written) {
        return Diagnostic(.brokenLink, message, at: location, help: advice)
      }
      let nearest = path.flatMap { path in
        let hasDocument = nearPaths.first { $0 == path + ".md" } != nil
        let folderURL = links.url(ofFolder: path)
        return !hasDocument && whole.routes.urls.contains(folderURL)
          ? folderURL : links.nearest(to: path, from: folder, among: nearPaths)
      }
      return Diagnostic(
        .brokenLink, message, at: location,
        help: nearest.map { "did you mean \"\($0)\"?" } ?? "paths are relative to this file's folder")
    }
  }
}
