import Diagnostics
import Files
import HTML
import Markdown
import TimeZones
import Values
import YAML

/// Reads one Markdown file at a time into a ``Document``.
struct DocumentReader: Sendable {
  let tree: ContentTree
  let types: ContentTypes
  let files: PublishedFiles
  /// The zone of times that are written without one.
  let timeZone: TimeZone?

  /// The maximum length of an excerpt, in characters.
  private static let excerptLimit = 280

  /// Reads the document in `file`, a path in the content folder, and returns it with its errors.
  ///
  /// A file with invalid front matter still produces a document, so that references to it resolve and all other errors
  /// are found too. A file that cannot be read produces none.
  func read(
    _ file: String, _ bytes: [UInt8], _ stamp: FileStamp, excerpting markdown: MarkdownRenderer
  ) -> (Document?, [Diagnostic]) {
    let path = tree.path(of: file)
    if let broken = Self.invalidUTF8(bytes, path: path) { return (nil, [broken]) }

    let typePosition = types.position(inFolder: ContentPath.folder(of: file))
    let type = types[typePosition]
    let conflicts = Self.conflicts(in: bytes, path: path)
    // Both versions would be read as content of the document.
    if !conflicts.isEmpty {
      return (unread(file, type: typePosition, subject: type.labels.singular, stamp), conflicts)
    }
    let frontMatter = FrontMatter(bytes)
    var diagnostics: [Diagnostic] = []
    let (node, syntaxErrors) =
      frontMatter.yaml.map { YAMLDocument.parse(bytes[$0], path: path, firstLine: frontMatter.line + 1) } ?? (nil, [])
    // Unclosed front matter runs into the body, and Markdown is not YAML.
    if !frontMatter.isUnclosed { diagnostics += syntaxErrors }
    let misread =
      !syntaxErrors.hasErrors || frontMatter.isUnclosed
      ? FrontMatterAdvice(bytes, type: type, path: path).finding(frontMatter, node) : nil
    var decoder = RecordDecoder(
      path: path, subject: type.labels.singular,
      files: FileReferences(files: files, folder: ContentPath.folder(of: file)),
      zones: RecordZones(default: timeZone, own: TimeZone.named(in: node)))
    decoder.isFrontMatter = true
    let empty = Node(content: .mapping([]), place: Node.Place(line: frontMatter.line, column: 1, length: 1))
    if case .fields(let names) = type.declaration.unread { decoder.unreadFields = names }
    let fields = decoder.record(Self.placedAtFence(node, line: frontMatter.line) ?? empty, type.fields)
    let isRead = node != nil || !syntaxErrors.hasErrors
    let isUnjudged = if case .everything = type.declaration.unread { true } else { false }
    if isRead, decoder.diagnostics.hasErrors, let misplaced = MisplacedDocument(node, in: type, among: types) {
      let finding = misplaced.finding(contentRoot: tree.root, path: path, line: frontMatter.line)
      return (unread(file, type: typePosition, subject: type.labels.singular, stamp), syntaxErrors + [finding])
    }
    if let misread, frontMatter.yaml != nil || decoder.diagnostics.hasErrors, !isUnjudged {
      diagnostics.append(misread)
    } else if isRead, !frontMatter.isUnclosed, !isUnjudged {
      diagnostics += decoder.diagnostics
    }
    decoder.omitAllowedSecrets(in: bytes[..<frontMatter.body.lowerBound])
    if decoder.hasLocalTimes, let warning = TimeZone.warning(in: node, path: path) { diagnostics.append(warning) }
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes[frontMatter.body])
    diagnostics += Self.personalData(in: bytes[frontMatter.body], line: frontMatter.bodyLine, node, type, path: path)
    diagnostics += Self.invisibleCharacters(in: bytes[frontMatter.body], line: frontMatter.bodyLine, path: path)
    let origin = DocumentOrigin(
      identity: String(file.dropLast(3)).inNFC, source: file, path: path, start: SourceLocation(path: path))
    let body = DocumentBody(
      range: frontMatter.body, line: frontMatter.bodyLine, fingerprint: fingerprint.value, stamp: stamp,
      excerpt: markdown.excerpt(of: bytes[frontMatter.body], limit: Self.excerptLimit))
    return (
      Document(
        origin, type: typePosition, record: decoder.decoded(fields, body: bytes[frontMatter.body]), body: body,
        places: Self.places(in: node, of: type, path: path), isWrong: diagnostics.hasErrors || isUnjudged,
        isUnread: !isRead || misread != nil),
      diagnostics
    )
  }

  private static func conflicts(in bytes: [UInt8], path: String) -> [Diagnostic] {
    // Few documents contain any of these characters seven times in a row.
    let mayHaveMarker =
      bytes[...].firstIndex(of: "<<<<<<<", from: 0) != nil || bytes[...].firstIndex(of: ">>>>>>>", from: 0) != nil
    return mayHaveMarker ? MergeConflict.findings(in: bytes[...], path: path) : []
  }

  private static func invisibleCharacters(in body: ArraySlice<UInt8>, line: Int, path: String) -> [Diagnostic] {
    InvisibleCharacter.findings(InvisibleCharacter.all(in: body), in: body, path: path, firstLine: line)
  }

  /// Returns the document in a file whose contents say nothing about it, so that only its name is known.
  private func unread(_ file: String, type: Int, subject: String, _ stamp: FileStamp) -> Document {
    var decoder = RecordDecoder(path: tree.path(of: file), subject: subject, files: .none)
    let nothing = Node(content: .mapping([]), place: Node.Place(line: 1, column: 1, length: 1))
    let fields = decoder.record(nothing, types[type].fields)
    let origin = DocumentOrigin(
      identity: String(file.dropLast(3)).inNFC, source: file, path: tree.path(of: file),
      start: SourceLocation(path: tree.path(of: file)))
    return Document(origin, type: type, record: decoder.decoded(fields), isWrong: true, isUnread: true)
  }

  /// Returns warnings for personal data in the body and in the public fields of the front matter.
  private static func personalData(
    in body: ArraySlice<UInt8>, line: Int, _ node: Node?, _ type: ContentType, path: String
  ) -> [Diagnostic] {
    guard case .mapping(let entries) = node?.content else {
      return PersonalData.findings(in: body, line: line, path: path, allowed: [])
    }
    var allowed: [String] = []
    if case .sequence(let nodes) = node?.entry("allow")?.content { allowed = nodes.compactMap(\.scalarText) }
    let fields = entries.flatMap { entry -> [Diagnostic] in
      guard type.publicFields.contains(where: { $0.key == entry.key }), let text = entry.value.scalarText else {
        return []
      }
      let place = entry.value.place
      return PersonalData.findings(
        in: Array(text.utf8)[...], line: place.line, column: place.column, path: path, allowed: allowed)
    }
    return fields + PersonalData.findings(in: body, line: line, path: path, allowed: allowed)
  }

  /// Returns the locations of the fields that later stages may report on.
  static func places(in node: Node?, of type: ContentType, path: String) -> [String: SourceLocation] {
    guard case .mapping(let entries) = node?.content else { return [:] }
    let standard = [StandardField.aliases, .template, .slug, .feedID, .date, .publishOn, .expires].map(\.key)
    let named = standard + type.conditions.checks.compactMap(\.field) + type.datedFields
    let own = entries.filter { named.contains($0.key) }
    return Dictionary(own.map { ($0.key, $0.value.place.location(in: path)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Moves the mapping's location to the opening `---`, where missing fields are reported.
  private static func placedAtFence(_ node: Node?, line: Int) -> Node? {
    node.map { Node(content: $0.content, place: Node.Place(line: line, column: 1, length: 3)) }
  }

  private static func invalidUTF8(_ bytes: [UInt8], path: String) -> Diagnostic? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      let before = bytes[..<error.byteOffsets.lowerBound]
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
      return Diagnostic(
        .encoding, "this is not UTF-8 text", at: SourceLocation(path: path, line: line, column: column),
        help: "save the file as UTF-8")
    }
  }
}
