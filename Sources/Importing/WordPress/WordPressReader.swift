import Content
import Diagnostics
import Files
import HTML
import Values

/// Reads a WordPress export (WXR 1.0 to 1.2) in chunks.
final class WordPressReader: XMLReceiver {
  private(set) var export = WordPressExport()
  private var item = WordPressItem()
  /// The names of the open elements.
  private var path: [String] = []
  private var text = ""
  private var attributes: [String: String] = [:]
  /// The child elements of the author or metadata entry that is being read.
  private var parts: [String: String] = [:]

  private static let pieceSize = 1 << 20
  /// The keys of the post metadata to keep. Other keys are internal to plugins.
  private static let notes: Set = [
    "_wp_attachment_image_alt", "_thumbnail_id", "_yoast_wpseo_metadesc", "_aioseop_description",
    "rank_math_description", "footnotes",
  ]

  /// The names of Windows-1252 and of encodings that are read as Windows-1252.
  private static let western: Set = ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252"]

  /// Reads the export in the file at `path`. Returns `nil` and the errors if it cannot be read to the end.
  static func read(_ path: String) -> (WordPressExport?, [Diagnostic]) {
    let reader = WordPressReader()
    guard let parser = XMLParser(reader) else { return (nil, [Diagnostic(.error, "out of memory")]) }
    var repair = XMLRepair(other: nil)
    do {
      var pieces = try FilePieces(path)
      var piece = try pieces.next(pieceSize)
      if let encoding = XMLDeclaration.encoding(piece), !["utf-8", "utf8", "us-ascii"].contains(encoding.lowercased()) {
        guard western.contains(encoding.lowercased()) else { return (nil, [unread(encoding, path)]) }
        repair = XMLRepair(other: Windows1252.character)
      }
      while !piece.isEmpty {
        try parser.read(repair.repair(piece))
        piece = try pieces.next(pieceSize)
      }
      try parser.read(repair.finish())
      try parser.finish()
    } catch let failure as XMLParser.Failure { return (nil, [problem(failure, path)]) } catch {
      return (nil, [Diagnostic(.error, "\(error)")])
    }
    guard !reader.export.version.isEmpty || reader.export.items.contains(where: { !$0.type.isEmpty }) else {
      let problem = Diagnostic(
        .error, "this is not a WordPress export", at: SourceLocation(path: path),
        help: "in WordPress, choose Tools > Export > All content")
      return (nil, [problem])
    }
    return (reader.export, warnings(repair, path))
  }

  private static func unread(_ encoding: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .error, "the encoding \"\(encoding)\" is not supported", at: SourceLocation(path: path),
      help: "save the file as UTF-8, and write encoding=\"UTF-8\" in its first line")
  }

  private static func problem(_ failure: XMLParser.Failure, _ path: String) -> Diagnostic {
    let (message, help): (String, String) =
      switch failure.cause {
      case .cutOff: ("the export is incomplete", "export the site again; the server may have timed out")
      case .doctype: ("the export has a DOCTYPE", "use the file as WordPress wrote it, or remove the DOCTYPE")
      case .syntax(let words): ("this is not valid XML: \(words)", "fix the error here, or export the site again")
      }
    return Diagnostic(
      .error, message, at: SourceLocation(path: path, line: failure.line, column: failure.column), help: help)
  }

  private static func warnings(_ repair: XMLRepair, _ path: String) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if repair.controls > 0 {
      warnings.append(
        Diagnostic(
          .warning, "the export has \(counted(repair.controls, "control character")), which XML does not allow",
          at: SourceLocation(path: path),
          help: repair.controls == 1 ? "it was removed" : "they were removed"))
    }
    if repair.hasBrokenText {
      warnings.append(
        Diagnostic(
          .warning, "the export has bytes that are not valid UTF-8", at: SourceLocation(path: path),
          help: "look for \u{FFFD} in the new files"))
    }
    return warnings
  }
}

extension WordPressReader {
  func start(_ name: String, attributes: [String: String], line: Int) {
    switch name {
    case "item": item = WordPressItem(line: line)
    case "wp:author", "wp:postmeta": parts = [:]
    case "wp:comment": export.comments += 1
    default: break
    }
    path.append(name)
    self.attributes = attributes
    text = ""
  }

  func text(_ text: String) { self.text += text }

  func entity(_ name: String) -> String? {
    CharacterReferences.characters(named: name)
  }

  func end(_ name: String) {
    defer {
      path.removeLast()
      text = ""
    }
    switch (path.dropLast().last, name) {
    case ("channel", "item"): export.items.append(item)
    case ("channel", "wp:author"):
      let login = parts["wp:author_login"] ?? ""
      export.authors[login] = parts["wp:author_display_name"].flatMap { $0.isEmpty ? nil : $0 } ?? login
    case ("item", "wp:postmeta"):
      if let key = parts["wp:meta_key"], Self.notes.contains(key) { item.notes[key] = parts["wp:meta_value"] ?? "" }
    case ("channel", _): endOfChannel(name)
    case ("item", _): endOfItem(name)
    case ("wp:author", _), ("wp:postmeta", _): parts[name] = text
    default: break
    }
  }

  private func endOfChannel(_ name: String) {
    switch name {
    case "wp:wxr_version": export.version = text.trimmingBlanks()
    case "wp:base_blog_url": export.siteURL = text.trimmingBlanks().withoutTrailingSlash
    case "link" where export.siteURL.isEmpty: export.siteURL = text.trimmingBlanks().withoutTrailingSlash
    default: break
    }
  }

  private func endOfItem(_ name: String) {
    switch name {
    case "title": item.title = text
    case "link": item.link = text.trimmingBlanks()
    case "guid": item.guid = text.trimmingBlanks()
    case "wp:is_sticky": item.isSticky = text.trimmingBlanks() == "1"
    case "dc:creator": item.creator = text.trimmingBlanks()
    case "content:encoded": item.content = text
    case "excerpt:encoded": item.excerpt = text
    case "wp:post_id": item.id = Int(text.trimmingBlanks()) ?? 0
    case "wp:post_date": item.date = text.trimmingBlanks()
    case "wp:post_date_gmt": item.dateInUTC = text.trimmingBlanks()
    case "wp:post_modified": item.modified = text.trimmingBlanks()
    case "wp:post_modified_gmt": item.modifiedInUTC = text.trimmingBlanks()
    case "wp:post_name": item.name = text.trimmingBlanks()
    case "wp:status": item.status = text.trimmingBlanks()
    case "wp:post_parent": item.parent = Int(text.trimmingBlanks()) ?? 0
    case "wp:post_type": item.type = text.trimmingBlanks()
    case "wp:post_password": item.password = text
    case "wp:attachment_url": item.attachmentURL = text.trimmingBlanks()
    case "category": addTerm()
    default: break
    }
  }

  /// Adds a term. Before version 1.1, each term was written twice, once without its taxonomy.
  private func addTerm() {
    guard let domain = attributes["domain"], let slug = attributes["nicename"] else { return }
    let term = WordPressItem.Term(
      domain: domain == "tag" ? "post_tag" : domain, slug: slug, name: PlainHTML.text(text))
    if !term.name.isEmpty, !item.terms.contains(term) { item.terms.append(term) }
  }
}
