import Diagnostics

/// A file that a field names but the site does not have: the problem, and the nearest fix.
struct MissingFile {
  let problem: String
  let advice: String

  /// Finds the problem with `written`, the value of a field of a document that refers to `files`.
  init(_ written: String, _ files: FileReferences) {
    if let url = Self.webAddress(written) {
      let name = String(ContentPath.name(of: String(url.prefix { $0 != "?" && $0 != "#" })))
      problem = "\"\(written)\" is a web address, and this field takes a file of the site"
      advice =
        "save the file in the folder of this document, and write its name"
        + (name.contains(".") && !url.hasSuffix("//" + name) ? ": \(name)" : "")
        + "; or remove the field, and link to the address in the text"
      return
    }
    problem = "there is no file \"\(written)\""
    let path = written.replacing("\\", with: "/")
    if written.hasPrefix("file:") || path.dropFirst().hasPrefix(":/") || written.hasPrefix("\\\\") {
      let name = ContentPath.name(of: path)
      advice = "copy the file from your computer to the folder of this document, and write \(name)"
      return
    }
    advice =
      Self.nearest(to: path, files).map { "did you mean \"\($0)\"?" } ?? "paths are relative to this file's folder"
  }

  /// Returns the URL that `written` is, if it is the address of something on the web.
  private static func webAddress(_ written: String) -> String? {
    let lower = written.lowercased()
    if lower.hasPrefix("www.") { return "https://" + written }
    return ["https://", "http://", "//", "https:/", "http:/"].contains(where: lower.hasPrefix) ? written : nil
  }

  /// Returns the file that `path` was most likely meant to name, written as in the document.
  private static func nearest(to path: String, _ files: FileReferences) -> String? {
    if let exact = files.path(of: path) { return relative(exact, files) }
    let all = files.files.paths.sorted()
    let prefix = files.folder.isEmpty ? "" : files.folder + "/"
    let beside = all.filter { $0.hasPrefix(prefix) }
    let resolved = ContentPath.resolve(path, from: files.folder)
    // Paths in messages and in editors begin with the content folder.
    let fromRoot = path.split(separator: "/").dropFirst().joined(separator: "/")
    let found =
      all.first { $0 == fromRoot } ?? resolved.flatMap { path in all.first { isSame(path, $0) } }
      ?? only(beside) { isSame(ContentPath.name(of: path), ContentPath.name(of: $0)) }
      ?? nearestName(to: prefix + path, in: beside)
      ?? only(all) { isSame(ContentPath.name(of: path), ContentPath.name(of: $0)) }
    return found.map { relative($0, files) }
  }

  /// Returns whether two paths differ at most in letter case, the file extension, and the characters between words.
  private static func isSame(_ left: String, _ right: String) -> Bool { stem(left) == stem(right) }

  private static func stem(_ path: String) -> String {
    let name = path.lowercased().replacing("_", with: "-").replacing(" ", with: "-").replacing("%20", with: "-")
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func only(_ paths: [String], where isWanted: (String) -> Bool) -> String? {
    let found = paths.filter(isWanted)
    return found.count == 1 ? found[0] : nil
  }

  private static func relative(_ path: String, _ files: FileReferences) -> String {
    ContentPath.relative(path, from: files.folder)
  }
}
