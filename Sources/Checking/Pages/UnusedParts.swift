import Content
import Diagnostics
import Files
import Rendering
import Site

/// Finds pages, files, and templates that readers never encounter.
struct UnusedParts {
  let site: LoadedSite
  let pages: PublishedPages
  /// The folder of the site's own theme. The themes that it extends may have other users.
  let themeFolder: String
  /// The paths of the documents in which links or images may be shown as plain text. The files that they name count as
  /// used, because the fix is to correct the link.
  let misread: Set<String>

  /// Files that browsers, search engines, and hosts request by name.
  private static let askedFor: Set = [
    "favicon.ico", "robots.txt", "ads.txt", "humans.txt", "security.txt", "CNAME", "_redirects", "_headers", "404.html",
    "manifest.json", "site.webmanifest", "browserconfig.xml",
  ]

  func findings() -> [Diagnostic] { orphanPages() + unusedFiles() + unusedAssets() + unusedTemplates() }

  private func orphanPages() -> [Diagnostic] {
    site.graph.pages.compactMap { page in
      guard page.document.hasFile, let address = page.address, !pages.isLinked(address.url),
        address.file != "index.html", address.file != "404.html"
      else { return nil }
      return Diagnostic(
        .orphanPage, "no page links to \(address.url)", at: page.document.origin.start,
        help: "link to it from another page, or from the navigation in site.yml")
    }
  }

  private func unusedFiles() -> [Diagnostic] {
    var named = Set(site.documents.flatMap(\.record.namedFiles))
    let misread = site.documents.filter { self.misread.contains($0.path) }
    if !misread.isEmpty {
      let index = FileIndex(site.graph.files)
      named.formUnion(misread.flatMap { index.files(usedBy: $0.record, mentions: true) })
    }
    let applications = Set(
      site.graph.files.paths.filter { ContentPath.name(of: $0) == "index.html" }.map(ContentPath.folder))
    return site.graph.files.paths.sorted().compactMap { path in
      guard !named.contains(path), !Self.isAskedFor(path), !Self.belongs(path, to: applications),
        let url = site.graph.files.url(of: path),
        !pages.isUsed(url)
      else { return nil }
      return Diagnostic(
        .unusedFile, "nothing on the site shows or links to this file",
        at: SourceLocation(path: site.graph.contentRoot + "/" + path),
        help: "delete it, or add this comment to site.yml: # broadside-ignore unused-file \(path): the reason")
    }
  }

  /// Returns whether a file is in a folder with an HTML page among the content, or in a folder below it. People open
  /// such a page by its URL, such as an editor in the browser, and its scripts load what they need.
  private static func belongs(_ path: String, to applications: Set<String>) -> Bool {
    var folder = ContentPath.folder(of: path)
    while !folder.isEmpty {
      if applications.contains(folder) { return true }
      folder = ContentPath.folder(of: folder)
    }
    return false
  }

  private static func isAskedFor(_ path: String) -> Bool {
    let name = ContentPath.name(of: path)
    let isProof = name.hasPrefix("google") && name.hasSuffix(".html") || name.hasPrefix("BingSiteAuth")
    return askedFor.contains(name) || isProof || name.hasPrefix("apple-touch-icon")
  }

  private func unusedAssets() -> [Diagnostic] {
    // A script can assemble a name, so a file whose name appears anywhere in the theme counts as used.
    lazy var words = themeFiles(in: "").filter { MediaType.isText($0) || MediaType.isSource($0) }.compactMap {
      try? FileContents.read($0)
    }
    .map { String(decoding: $0, as: UTF8.self) }
    return site.routes.all.compactMap { route in
      guard case .copy(let file) = route.content, file.hasPrefix(themeFolder + "/static/"),
        !Self.isAskedFor(file), !pages.isUsed(route.address.url), !file.lowercased().contains("licen")
      else { return nil }
      let name = ContentPath.name(of: file)
      guard !words.contains(where: { $0.contains(name) }) else { return nil }
      return Diagnostic(
        .unusedAsset, "nothing on the site uses this theme file", at: SourceLocation(path: file),
        help: "delete it, or use it in a template with asset(\"…\")")
    }
  }

  private func unusedTemplates() -> [Diagnostic] {
    let folder = themeFolder + "/templates/"
    return themeFiles(in: "templates/").filter { !site.library.used.contains(String($0.dropFirst(folder.count))) }.map {
      file in
      Diagnostic(
        .unusedTemplate, "no page on this site uses this template", at: SourceLocation(path: file),
        help: "delete it, rename it after a type, or set it in the \"template\" field of a document")
    }
  }

  private func themeFiles(in part: String) -> [String] {
    site.foundation.inputs.map(\.path).filter {
      $0.hasPrefix(themeFolder + "/" + part) && FileStatus($0)?.kind == .file
    }.sorted()
  }
}
