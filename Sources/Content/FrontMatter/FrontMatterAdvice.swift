import Diagnostics
import Values
import YAML

/// Finds errors in a file's front matter as a whole, which make all of its fields unreadable.
struct FrontMatterAdvice {
  private let bytes: [UInt8]
  private let type: ContentType
  private let path: String

  init(_ bytes: [UInt8], type: ContentType, path: String) {
    self.bytes = bytes
    self.type = type
    self.path = path
  }

  /// The first lines, where front matter begins. Computed only when needed, because most files are valid.
  private var lines: [Substring] {
    let beginning = String(decoding: bytes.prefix(4_000), as: UTF8.self)
    return beginning.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// Returns the error, if there is one. Front matter may be absent unless the type requires a field.
  func finding(_ frontMatter: FrontMatter, _ node: Node?) -> Diagnostic? {
    if frontMatter.isUnclosed { return unclosed(at: frontMatter.line) }
    if frontMatter.yaml != nil, let second = SecondFrontMatter(bytes, frontMatter, type: type) {
      return report(
        "this file has front matter twice", line: second.line, length: 3,
        help: "move the fields that you need into the first block, and delete the second")
    }
    if let node { return node.isNull ? nil : noFields(node) }
    return frontMatter.yaml == nil ? missing : nil
  }

  private func unclosed(at line: Int) -> Diagnostic {
    let lines = lines
    let isField = { (number: Int) in Self.mayBelongToFields(lines[number]) }
    // A blank line can be between two fields. Further below, dashes are part of the text.
    let end = lines.indices.dropFirst(line).first { number in
      if Self.isMeantAsFence(lines[number]) { return true }
      let isBetweenFields = Self.isBlank(lines[number]) && lines.indices.contains(number + 1) && isField(number + 1)
      return !isField(number) && !isBetweenFields
    }
    if let end, Self.isMeantAsFence(lines[end]) {
      return report(
        "the front matter is not closed", line: end + 1, length: lines[end].unicodeScalars.count,
        help: "end it with exactly three dashes: ---")
    }
    let last = lines[..<(end ?? lines.count)].indices.dropFirst(line).last { !Self.isBlank(lines[$0]) }
    return report(
      "the front matter is not closed", line: line, length: 3,
      help: "add a line of three dashes below line \((last ?? line - 1) + 1): ---")
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  /// Returns whether a line consists of dots, or of dashes that are too few, too many, or of another kind.
  private static func isMeantAsFence(_ line: Substring) -> Bool {
    let text = String(line).trimmingBlanks()
    if ["...", "…", "—", "–"].contains(text) { return true }
    return text.count > 1 && text.allSatisfy { "-–—‐‑‒―−_ ".contains($0) }
  }

  /// Returns whether a line is a field, a part of one, or a comment.
  private static func mayBelongToFields(_ line: Substring) -> Bool {
    guard let first = line.first, !first.isWhitespace else { return !line.isEmpty }
    return line.hasPrefix("- ") || first == "#" && !line.dropFirst().drop { $0 == "#" }.hasPrefix(" ")
      || line.prefix { $0 != " " }.contains { $0 == ":" || $0 == "=" }
  }

  private func noFields(_ node: Node) -> Diagnostic? {
    switch node.content {
    case .mapping: return nil
    case .sequence:
      return report(
        "the front matter must contain fields, not a list", line: node.place.line, column: node.place.column, length: 1,
        help: "write \"key: value\" lines without dashes")
    case .scalar(let scalar):
      let line = node.place.line
      let written = lines.indices.contains(line - 1) ? String(lines[line - 1]) : scalar.text
      if let field = MeantField(written) {
        return report(field.problem, line: line, column: field.column + 1, length: 1, help: field.advice)
      }
      return report(
        "the front matter has no fields", line: line, column: node.place.column, length: node.place.length,
        help: "write them as \"key: value\" lines, such as \(firstField): \(scalar.text)")
    }
  }

  private var missing: Diagnostic? {
    let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    let text = lines.isEmpty ? "" : String(lines[first]).trimmingBlanks()
    if text.allSatisfy({ "-–—=_*~+\\".contains($0) }), !text.isEmpty {
      let help =
        text.hasPrefix("+")
        ? "write the fields in YAML, as in \(firstField): …, between two lines of three dashes"
        : "write exactly three dashes, with nothing before or after them"
      return report(
        "front matter must begin with a line of three dashes: ---", line: first + 1,
        length: lines[first].unicodeScalars.count,
        help: help)
    }
    if let (message, help) = otherFormat(of: text) {
      return report(message, line: first + 1, length: lines[first].unicodeScalars.count, help: help)
    }
    if let fence = laterFence(in: lines, after: first) {
      return report(
        "front matter must be at the beginning of the file, before any text", line: first + 1,
        length: lines[first].unicodeScalars.count,
        help: "move this below the front matter, which begins on line \(fence + 1), or delete it")
    }
    let key = text.prefix { $0 != ":" }
    if key.count < text.count, type.fields.contains(where: { $0.key == key }) {
      let isClosed = lines.dropFirst(first).contains { String($0).trimmingBlanks() == "---" }
      return report(
        "a line of three dashes is missing before these fields", line: first + 1, length: key.unicodeScalars.count,
        help: "add a \"---\" line before the fields" + (isClosed ? "" : " and another after them"))
    }
    return report(
      "this file has no front matter, but every \(type.labels.singular) needs a \"\(firstField)\"", line: first + 1,
      length: 1,
      help: "begin the file with three lines: ---, \(firstField): …, ---")
  }

  /// Returns the problem with a file that begins with `text`, if that shows that the file has another format.
  private func otherFormat(of text: String) -> (message: String, help: String)? {
    let lower = text.lowercased()
    if lower.hasPrefix("{\\rtf") {
      return ("this is a document of a word processor (RTF)", "save it as plain text, and begin it with front matter")
    }
    if lower.hasPrefix("<!doctype") || lower.hasPrefix("<html") {
      return ("this is a web page (HTML)", "write the text in Markdown, and begin it with front matter")
    }
    if text.hasPrefix("```") || text.hasPrefix("~~~") {
      let mark = text.prefix(3)
      let hasFences = lines.contains { String($0).trimmingBlanks() == "---" }
      let marked = "the two lines that begin with \(mark)"
      return (
        "front matter must not be formatted as code", hasFences ? "delete \(marked)" : "replace \(marked) with ---"
      )
    }
    if text.hasPrefix("{"), !text.hasPrefix("{%"), !text.hasPrefix("{{"), text == "{" || text.contains("\"") {
      return (
        "the fields are written in JSON",
        "write them in YAML, as in \(firstField): …, between two lines of three dashes"
      )
    }
    return nil
  }

  /// The number of lines above front matter that is too far down.
  private static let searchLimit = 40

  /// Returns the line with three dashes above a field of the type, if it is near the beginning.
  private func laterFence(in lines: [Substring], after first: Int) -> Int? {
    lines.indices.dropFirst(first + 1).prefix(Self.searchLimit).first { number in
      guard String(lines[number]).trimmingBlanks() == "---", lines.indices.contains(number + 1) else { return false }
      let key = lines[number + 1].prefix { $0 != ":" }
      return key.count < lines[number + 1].count && type.fields.contains { $0.key == key }
    }
  }

  /// The first required field of the type.
  private var firstField: String { type.fields.first(where: \.isRequired)?.key ?? "title" }

  private func report(_ message: String, line: Int, column: Int = 1, length: Int, help: String) -> Diagnostic {
    let place = SourceLocation(path: path, line: line, column: column, length: max(1, length))
    return Diagnostic(.yamlSyntax, message, at: place, help: help)
  }
}
