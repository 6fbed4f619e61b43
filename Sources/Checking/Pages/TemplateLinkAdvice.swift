import Content
import Diagnostics
import Rendering
import Site
import Values

/// The findings about broken links in templates, with the text to write instead.
struct TemplateLinkAdvice {
  private let site: LoadedSite
  /// The site without regard to dates, so that suggestions are the same on every day.
  private let whole: LoadedSite
  /// The paths of the files that `asset` can name.
  private let assets: Set<String>

  init(_ site: LoadedSite) {
    self.site = site
    whole = site.undated ?? site
    assets = site.foundation.theme.theme.assetPaths
  }

  /// Returns the finding about `link`, whose text in a template or a style sheet is at `location`; `nil` if its target
  /// exists on another day.
  func diagnostic(of link: PageLink, at location: SourceLocation) -> Diagnostic? {
    switch link.target {
    case .anchor(let id):
      return Diagnostic(
        .missingAnchor, "this link points to \"#\(id)\", but no element of the page has this ID", at: location,
        help: link.nearestAnchor.map { "did you mean \"#\($0)\"?" }
          ?? "give the target the ID, as in <section id=\"\(id)\">, or correct the link")
    case .path(let path):
      let urls = whole.routes.urls
      if urls.contains(ContentPath.percentEncoded(ContentPath.percentDecoded(path))) { return nil }
      // Pagefind writes these files when the site is built.
      if site.hasSearch, path.hasPrefix(basePath + "/pagefind/") { return nil }
      // Outside the folder of the site, the host can have other files.
      let isOutside = !path.hasPrefix(basePath + "/")
      if isOutside, !urls.contains(basePath + path), !urls.contains(basePath + path + "/") { return nil }
      if let absence = site.graph.links.absence(ofURL: path) {
        let finding = Diagnostic(
          .unpublishedLink, "this link points to \"\(path)\", which \(absence.clause)", at: location,
          help: "show the link only while its target is published")
        return absence.isDated ? finding.dated : finding
      }
      let subject = link.isFile ? "the file \"\(path)\"" : "this link points to \"\(path)\", which"
      return Diagnostic(
        .brokenLink, "\(subject) does not exist on the site", at: location, help: help(for: path, of: link),
        severity: .warning)
    case .relative(let written):
      return Diagnostic(
        .brokenLink, "\"\(written)\" is relative to the URL of each page, and does not exist there", at: location,
        help: help(for: basePath + "/" + written, of: link), severity: .warning)
    }
  }

  private var basePath: String { site.graph.settings.basePath }

  private func help(for path: String, of link: PageLink) -> String {
    let urls = whole.routes.urls
    let name = String((path.hasPrefix(basePath + "/") ? path.dropFirst(basePath.count) : path[...]).dropFirst())
    if assets.contains(name) { return assetHelp(name, link) }
    let candidates = [basePath + path, basePath + path + "/", path + "/", path.replacing(".html", with: "/")]
    if let url = candidates.first(where: urls.contains) { return suggestion(url, link) }
    if !link.prefix.isEmpty, link.prefix != basePath + "/" {
      return "correct the text after the value, or link to a document by its URL, as in {{ item.url }}"
    }
    if link.isFile, let asset = nearestName(to: name, in: assets) { return assetHelp(asset, link) }
    if let nearest = nearestName(to: path, in: urls) { return suggestion(nearest, link) }
    if link.isInStyleSheet { return "paths are relative to this file; correct the path, or add the file to the theme" }
    return link.isFile
      ? "write {{ asset(\"…\") }} with the path of a file in the theme's folder static/"
      : "write {{ site.root }} and the path of a page, as in {{ site.root }}about/"
  }

  private func assetHelp(_ name: String, _ link: PageLink) -> String {
    if link.isInStyleSheet {
      return "add .jinja to the name of this file, and write {{ asset(\"\(name)\") }}"
    }
    return "write {{ asset(\"\(name)\") }}\(link.prefix.isEmpty ? "" : " instead of the whole URL")"
  }

  /// Returns the advice to write `url`. A value that is written in front of the text stays.
  private func suggestion(_ url: String, _ link: PageLink) -> String {
    if link.isInStyleSheet { return "did you mean \"\(url)\"?" }
    if !link.prefix.isEmpty, url.hasPrefix(link.prefix) {
      return "did you mean \"\(url.dropFirst(link.prefix.count))\"?"
    }
    let advice = "write {{ site.root }}\(url.dropFirst(basePath.count + 1))"
    return link.prefix.isEmpty ? advice : advice + " instead of the whole URL"
  }
}
