import Diagnostics
import Files
import HTML

/// Finds files in the content folder that a browser would run if it opened them: pages, scripts, and images or data that
/// contain either.
///
/// Whoever can write content cannot change the theme, and a file that runs on the site could do anything that the theme
/// can.
package struct ActiveFiles {
  /// A pattern in `site.yml` for files that can be published anyway.
  package struct Exception: Sendable {
    let text: String
    let location: SourceLocation
  }

  /// The extensions of files that browsers run, or that change how a host serves other files.
  private static let running: Set = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "mht", "mhtml", "hta", "htc", "js", "mjs", "cjs", "wasm", "svgz",
    "xsl", "xslt", "xbl", "swf", "htaccess",
  ]
  /// The extensions of XML, which browsers show as a page if it contains elements of HTML.
  private static let xml: Set = [
    "xml", "rss", "atom", "rdf", "kml", "gpx", "opml", "mml", "xspf", "xsd", "wsdl", "plist", "dae", "gml", "tei",
  ]
  private static let advice = "delete the file, or allow it under active-files in site.yml"

  /// Returns an error for each of `files` that browsers run, and for each pattern in `settings` that no file matches.
  package static func findings(_ files: [String], in tree: ContentTree, settings: SiteSettings?) -> [Diagnostic] {
    let exceptions = settings?.permissions.activeFiles ?? []
    let patterns = exceptions.map { PathPattern($0.text) }
    let found = files.filter { file in !patterns.contains { $0.matches(file) } }.compactMap { finding($0, in: tree) }
    let unused = zip(exceptions, patterns).filter { _, pattern in !files.contains(where: pattern.matches) }
    return found
      + unused.map { exception, _ in
        Diagnostic(
          .siteSettings, "no file in \(tree.root)/ matches \"\(exception.text)\"", at: exception.location,
          help: nearestName(to: exception.text, in: files).map { "did you mean \"\($0)\"?" }
            ?? "correct the path, or delete this entry")
      }
  }

  private static func finding(_ file: String, in tree: ContentTree) -> Diagnostic? {
    let path = tree.path(of: file)
    let ending = ContentPath.name(of: file).split(separator: ".").last?.lowercased() ?? ""
    if running.contains(ending) {
      return Diagnostic(
        .activeFile, "browsers can run scripts in files whose names end in .\(ending)", at: SourceLocation(path: path),
        help: advice)
    }
    let isImage = ending == "svg"
    guard isImage || xml.contains(ending), let bytes = try? FileContents.read(path) else { return nil }
    let found = isImage ? ActiveContent.first(inSVG: bytes) : ActiveContent.first(inXML: bytes)
    return found.map { found in
      Diagnostic(
        .activeFile, (isImage ? "SVG images cannot contain " : "this file contains ") + found.what,
        at: SourceLocation(path: path, line: found.line, column: found.column),
        help: isImage
          ? "save it as plain SVG without scripts, links, or references to other files, or " + allow : advice)
    }
  }

  private static let allow = "allow the file under active-files in site.yml"
}
