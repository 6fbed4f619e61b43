import Content
import Diagnostics
import YAML

/// Changes the values of front matter fields and nothing else: comments, order, the body, and line endings stay.
///
/// A new field is added in the order of its type, after the nearest preceding field that exists.
package struct FrontMatterEditor {
  let text: FrontMatterText
  private let path: String
  var edits: [(range: Range<Int>, text: String)] = []

  /// Creates an editor for the file `bytes`, and adds front matter if there is none. `path` is the path of the file in
  /// diagnostics. Throws ``FrontMatterProblem`` if the front matter is not valid.
  package init(_ bytes: [UInt8], path: String) throws(FrontMatterProblem) {
    self.path = path
    switch FrontMatterText.read(bytes, path: path) {
    case .failure(let problem): throw problem
    case .success(let text?): self.text = text
    case .success(nil):
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let fences = Array("---\n---\n".utf8)
      let all = Array(bytes[..<mark]) + fences + Array(bytes[mark...])
      text = FrontMatterText(bytes: all, yaml: mark + 4..<mark + 4, line: 1, root: nil, lineEnd: "\n")
    }
    if case .mapping? = text.root?.content { return }
    guard text.root != nil else { return }
    throw FrontMatterProblem(
      diagnostics: [
        Diagnostic(
          .error, "the front matter must contain fields", at: SourceLocation(path: path, line: text.line + 1),
          help: "write \"key: value\" lines")
      ])
  }

  /// Returns a new file with `fields` in the given order and the lines `comments` after them, followed by `body`.
  package static func newFile(_ fields: [NewValue.Field], comments: [String] = [], body: String) -> [UInt8] {
    let lines = fields.flatMap { NewValue.lines($0.key, $0.value, indent: 0) } + comments
    let front = (["---"] + lines + ["---"]).map { $0 + "\n" }.joined()
    return Array((body.isEmpty ? front : front + "\n" + body + (body.hasSuffix("\n") ? "" : "\n")).utf8)
  }

  /// Returns the file with `values` set. A record keeps its other fields. Of a list of records, only the given records
  /// records. Any other list is replaced; items that stay keep their comments. Values that are already set are not
  /// rewritten. Throws ``FrontMatterProblem`` if the front matter is written in a form that cannot be edited.
  package mutating func setting(
    _ values: [NewValue.Field], fields: [Field]
  ) throws(FrontMatterProblem) -> [UInt8] {
    if let root = text.root, case .mapping(let entries) = root.content {
      set(values, in: root, entries, fields: fields)
    } else {
      insert(values.flatMap { NewValue.lines($0.key, $0.value, indent: 0) }, at: text.yaml.upperBound)
    }
    var bytes = text.bytes
    // Applied from the end, so that earlier positions stay valid. Insertions at the same position keep their order and
    // come before replacements.
    let ordered = edits.enumerated().sorted { left, right in
      func rank(_ edit: (offset: Int, element: (range: Range<Int>, text: String))) -> (Int, Int, Int) {
        (edit.element.range.lowerBound, edit.element.range.isEmpty ? 0 : 1, edit.offset)
      }
      return rank(left) > rank(right)
    }
    for (_, edit) in ordered { bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8)) }
    edits = []
    // The result is parsed and verified, because nobody reviews each of a thousand files.
    guard case .success(let changed?) = FrontMatterText.read(bytes, path: path),
      case .mapping(let entries)? = changed.root?.content,
      Self.holds(entries, values, from: text.root, fields),
      bytes[changed.yaml.upperBound...].elementsEqual(text.bytes[text.yaml.upperBound...])
    else {
      throw FrontMatterProblem(
        "these fields cannot be changed automatically", path: path, line: text.line, help: "change them by hand")
    }
    return bytes
  }
}

extension FrontMatterEditor {
  mutating func set(
    _ values: [NewValue.Field], in mapping: SyntaxNode, _ entries: [SyntaxNode.Entry], fields: [Field]
  ) {
    if entries.isEmpty, isFlow(mapping) {
      edits.append((mapping.range, NewValue.record(ordered(values, fields)).inBrackets))
      return
    }
    for value in ordered(values, fields) {
      let type = fields.first { $0.key == value.key }?.type
      if let entry = entries.first(where: { $0.key.scalarText == value.key }) {
        replace(entry.value, of: entry.key, with: value.value, type, isInFlow: isFlow(mapping))
      } else if isFlow(mapping) {
        addInBraces(value, to: mapping, entries, fields: fields)
      } else {
        let indent = column(of: entries.first?.key.range.lowerBound ?? mapping.range.lowerBound)
        let lines = NewValue.lines(value.key, value.value, indent: indent)
        insert(lines, at: place(for: value.key, among: entries, fields: fields))
      }
    }
  }

  private func ordered(_ values: [NewValue.Field], _ fields: [Field]) -> [NewValue.Field] {
    values.enumerated().sorted { left, right in
      func position(_ key: String) -> Int { fields.firstIndex { $0.key == key } ?? .max }
      return (position(left.element.key), left.offset) < (position(right.element.key), right.offset)
    }.map(\.element)
  }

  /// Returns the start of the line before which a new field is inserted.
  private func place(for key: String, among entries: [SyntaxNode.Entry], fields: [Field]) -> Int {
    if let previous = predecessor(of: key, among: entries, fields: fields) {
      return lineStart(after: entries[previous].end)
    }
    guard let first = entries.first else { return text.yaml.upperBound }
    var start = lineStart(of: first.key.range.lowerBound)
    // In a list, the first field is after the dash.
    guard text.bytes[start..<first.key.range.lowerBound].allSatisfy({ $0 == 32 }) else {
      return lineStart(after: first.end)
    }
    while start > text.yaml.lowerBound {
      let above = lineStart(of: start - 1)
      guard text.bytes[above..<start].first(where: { $0 != 32 }) == UInt8(ascii: "#") else { break }
      start = above
    }
    return start
  }

  /// Returns the position of the existing field that precedes `key` in the order of the type.
  private func predecessor(of key: String, among entries: [SyntaxNode.Entry], fields: [Field]) -> Int? {
    let position = fields.firstIndex { $0.key == key } ?? fields.count
    let before = Set(fields[..<position].map(\.key))
    return entries.indices.filter { before.contains(entries[$0].key.scalarText ?? "") }.max { left, right in
      func place(_ index: Int) -> Int { fields.firstIndex { $0.key == entries[index].key.scalarText } ?? 0 }
      return place(left) < place(right)
    } ?? (position == fields.count ? entries.indices.last : nil)
  }

  private mutating func addInBraces(
    _ value: NewValue.Field, to mapping: SyntaxNode, _ entries: [SyntaxNode.Entry], fields: [Field]
  ) {
    let text = ScalarText.key(value.key) + ": " + value.value.inBrackets
    if let previous = predecessor(of: value.key, among: entries, fields: fields) {
      edits.append((entries[previous].end..<entries[previous].end, ", " + text))
    } else if let first = entries.first {
      edits.append((first.key.range.lowerBound..<first.key.range.lowerBound, text + ", "))
    }
  }

  mutating func insert(_ lines: [String], at place: Int) {
    edits.append((place..<place, lines.map { $0 + text.lineEnd }.joined()))
  }
}

extension FrontMatterEditor {
  func isFlow(_ node: SyntaxNode) -> Bool {
    !node.range.isEmpty && [UInt8(ascii: "["), UInt8(ascii: "{")].contains(text.bytes[node.range.lowerBound])
  }

  func column(of place: Int) -> Int { text.column(of: place) }
  func lineStart(of place: Int) -> Int { text.lineStart(of: place) }
  func lineStart(after place: Int) -> Int { text.lineStart(after: place) }
}

extension SyntaxNode.Entry {
  /// The end of the value, or of the colon if there is no value.
  var end: Int { max(value.range.upperBound, key.range.upperBound + 1) }
}
