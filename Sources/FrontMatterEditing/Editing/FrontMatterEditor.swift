import Content
import Diagnostics
import YAML

/// Changes what fields of a file's front matter hold, and nothing else: comments, order, the body and the ends of lines stay.
///
/// A field that is new stands where its type has it, behind the nearest field before it that is there.
package struct FrontMatterEditor {
  private var text: FrontMatterText
  private var edits: [(range: Range<Int>, text: String)] = []

  /// Why a file cannot be edited.
  package struct Problem: Error {
    package let diagnostics: [Diagnostic]
  }

  /// An editor of the file `bytes`, which gets front matter if it has none. `path` is that of the file as diagnostics name it. Throws
  /// ``Problem`` where the front matter is broken.
  package init(_ bytes: [UInt8], path: String) throws(Problem) {
    switch FrontMatterText.reading(bytes, path: path) {
    case .failure(let problem): throw Problem(diagnostics: problem.diagnostics)
    case .success(let text?): self.text = text
    case .success(nil):
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let fences = Array("---\n---\n".utf8)
      let all = Array(bytes[..<mark]) + fences + Array(bytes[mark...])
      text = FrontMatterText(bytes: all, yaml: mark + 4..<mark + 4, line: 1, root: nil, lineEnd: "\n")
    }
    if case .mapping? = text.root?.content { return }
    guard text.root != nil else { return }
    throw Problem(
      diagnostics: [
        Diagnostic(
          .error, "fields are expected here", at: SourceLocation(path: path, line: text.line + 1),
          help: "write \"key: value\" lines")
      ])
  }

  /// A new file with these fields, in the order given, and `body` below them.
  package static func newFile(_ fields: [NewValue.Field], body: String) -> [UInt8] {
    let lines = fields.flatMap { NewValue.lines($0.key, $0.value, indent: 0) }
    let front = (["---"] + lines + ["---"]).map { $0 + "\n" }.joined()
    return Array((body.isEmpty ? front : front + "\n" + body + (body.hasSuffix("\n") ? "" : "\n")).utf8)
  }

  /// The file with `values` in it. A record keeps its fields that are not named, and a list of records its other records; any other list
  /// holds what is given, with the comments of the items that stay. What is there already is left as it is written.
  package mutating func setting(_ values: [NewValue.Field], fields: [Field]) -> [UInt8] {
    if let root = text.root, case .mapping(let entries) = root.content {
      set(values, in: root, entries, fields: fields)
    } else {
      insert(values.flatMap { NewValue.lines($0.key, $0.value, indent: 0) }, at: text.yaml.upperBound)
    }
    var bytes = text.bytes
    // From the end on, so that the places before stay true; of edits in one place the first stands first.
    for (_, edit) in edits.enumerated().sorted(by: {
      ($0.element.range.lowerBound, $0.offset) > ($1.element.range.lowerBound, $1.offset)
    }) {
      bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    }
    edits = []
    return bytes
  }
}

extension FrontMatterEditor {
  private mutating func set(
    _ values: [NewValue.Field], in mapping: SyntaxNode, _ entries: [SyntaxNode.Entry], fields: [Field]
  ) {
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

  /// The beginning of the line that a new field is written before.
  private func place(for key: String, among entries: [SyntaxNode.Entry], fields: [Field]) -> Int {
    if let previous = predecessor(of: key, among: entries, fields: fields) {
      return lineStart(after: entries[previous].end)
    }
    guard let first = entries.first else { return text.yaml.upperBound }
    var start = lineStart(of: first.key.range.lowerBound)
    // In a list the first field stands behind the dash.
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

  /// The position of the field that stands before `key` in the order of the type, of those that are there.
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
    } else {
      edits.append((mapping.range, "{ " + text + " }"))
    }
  }

  private mutating func insert(_ lines: [String], at place: Int) {
    edits.append((place..<place, lines.map { $0 + text.lineEnd }.joined()))
  }
}

extension FrontMatterEditor {
  /// Makes the value of a field, or an item of a list, hold `value`.
  private mutating func replace(
    _ node: SyntaxNode, of key: SyntaxNode, with value: NewValue, _ type: FieldType?, isInFlow: Bool
  ) {
    if case .scalar(let scalar) = node.content, let new = value.scalar, !node.range.isEmpty {
      if Self.says(scalar, new, type) { return }
      if isInFlow {
        edits.append((node.range, value.inBrackets))
      } else if case .text = value, scalar.style != .block, !new.contains("\n") {
        edits.append((node.range, ScalarText.of(new)))
      } else {
        rewrite(node, of: key, with: value)
      }
      return
    }
    switch (node.content, value) {
    case (.mapping(let entries), .record(let fields)):
      set(fields, in: node, entries, fields: type?.recordFields ?? [])
    case (.sequence(let nodes), .list(let items)): replace(nodes, in: node, of: key, with: items, type)
    default:
      if isInFlow {
        edits.append((node.range, (node.range.isEmpty ? " " : "") + value.inBrackets))
      } else {
        rewrite(node, of: key, with: value)
      }
    }
  }

  private mutating func replace(
    _ nodes: [SyntaxNode], in list: SyntaxNode, of key: SyntaxNode, with items: [NewValue], _ type: FieldType?
  ) {
    if items.contains(where: { if case .record = $0 { true } else { false } }) {
      // Records have no name to be told apart by: the first of the new ones is the first of the old.
      for (node, item) in zip(nodes, items) {
        guard case .mapping(let entries) = node.content, case .record(let fields) = item else { continue }
        set(fields, in: node, entries, fields: type?.element?.recordFields ?? [])
      }
      let added = items.dropFirst(nodes.count)
      guard !added.isEmpty else { return }
      if isFlow(list) {
        rewrite(list, of: key, with: .list(items))
      } else {
        let indent = nodes.first.map { column(of: $0.range.lowerBound) - 2 } ?? column(of: key.range.lowerBound) + 2
        insert(added.flatMap { $0.itemLines(indent: max(0, indent)) }, at: lineStart(after: list.range.upperBound))
      }
      return
    }
    let texts = items.map { $0.scalar ?? "" }
    let isSame =
      nodes.count == texts.count
      && zip(nodes, texts).allSatisfy { node, text in
        if case .scalar(let scalar) = node.content { Self.says(scalar, text, type?.element) } else { false }
      }
    guard !isSame else { return }
    if isFlow(list) {
      edits.append((list.range, NewValue.list(items).inBrackets))
    } else if let block = ItemBlock(nodes, in: text), !texts.isEmpty {
      edits.append((block.range, block.lines(items).map { $0 + text.lineEnd }.joined()))
    } else {
      rewrite(list, of: key, with: .list(items))
    }
  }

  /// Writes a field anew, with the comment at the end of its line if it was on one.
  private mutating func rewrite(_ node: SyntaxNode, of key: SyntaxNode, with value: NewValue) {
    let indent = column(of: key.range.lowerBound)
    var lines = NewValue.lines(key.scalarText ?? "", value, indent: indent)
    lines[0] = String(lines[0].dropFirst(indent))
    // The comment behind a key, or what stands on its line where the value is left out.
    let end = max(node.range.upperBound, key.range.upperBound + 1)
    edits.append((key.range.lowerBound..<end, lines.joined(separator: text.lineEnd)))
  }

  /// Whether a scalar holds `text` already, however it is written.
  private static func says(_ scalar: Node.Scalar, _ text: String, _ type: FieldType?) -> Bool {
    if scalar.text == text { return !scalar.isNull || text.isEmpty }
    if scalar.style == .block { return scalar.text.trimmingLineEnds() == text.trimmingLineEnds() }
    guard case .boolean? = type else { return false }
    let truths: Set = ["true", "yes"]
    let lies: Set = ["false", "no"]
    return [truths, lies].contains { $0.contains(scalar.text.lowercased()) && $0.contains(text.lowercased()) }
  }

  private func isFlow(_ node: SyntaxNode) -> Bool {
    !node.range.isEmpty && [UInt8(ascii: "["), UInt8(ascii: "{")].contains(text.bytes[node.range.lowerBound])
  }

  private func column(of place: Int) -> Int { text.column(of: place) }
  private func lineStart(of place: Int) -> Int { text.lineStart(of: place) }
  private func lineStart(after place: Int) -> Int { text.lineStart(after: place) }
}

extension String {
  fileprivate func trimmingLineEnds() -> Substring {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}

extension SyntaxNode.Entry {
  /// The end of what is written last in it: its colon where there is no value.
  var end: Int { max(value.range.upperBound, key.range.upperBound + 1) }
}
