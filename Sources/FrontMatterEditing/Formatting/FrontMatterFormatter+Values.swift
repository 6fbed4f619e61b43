import Content
import YAML

extension FrontMatterFormatter {
  /// Returns the lines of a scalar. The first line follows a key or dash. The other lines are indented by `indent`
  /// spaces or, in a block scalar, shifted by `shift` spaces.
  func scalarLines(
    _ node: SyntaxNode, indent: Int, isInFlow: Bool, shift: Int = 0
  ) throws(UnknownForm) -> [String] {
    guard let scalar = node.scalarText, let first = text(node.range).unicodeScalars.first else { throw UnknownForm() }
    let lines = text(node.range).split(separator: "\n", omittingEmptySubsequences: false)
    switch first {
    case "&", "!", "*", "?": throw UnknownForm()
    case "|", ">": return shifted(node.range, by: shift)
    case "'", "\"":
      if lines.count == 1 { return [isInFlow ? ScalarText.inFlow(scalar) : ScalarText.of(scalar)] }
    default:
      if lines.count == 1 { return [String(lines[0])] }
    }
    // In a multiline flow scalar, indentation is not part of the text.
    let margin = String(repeating: " ", count: indent)
    return [Self.trimmed(lines[0], atStart: false)]
      + lines.dropFirst().map { line in
        let words = Self.trimmed(line, atStart: true)
        return words.isEmpty ? "" : margin + words
      }
  }

  /// Returns a flow sequence or flow mapping on one line.
  func flowText(_ node: SyntaxNode, _ type: FieldType?) throws(UnknownForm) -> String {
    guard !node.range.isEmpty else { throw UnknownForm() }
    var place = node.range.lowerBound + 1
    switch node.content {
    case .scalar: return try scalarLines(node, indent: 0, isInFlow: true)[0]
    case .sequence(let items):
      guard isFlow(node) else { throw UnknownForm() }
      var texts: [String] = []
      for item in items {
        try expect(",", from: place, to: item.range.lowerBound)
        texts.append(try flowText(item, type?.element))
        place = item.range.upperBound
      }
      try expect(",]", from: place, to: node.range.upperBound)
      return "[" + texts.joined(separator: ", ") + "]"
    case .mapping(let entries):
      guard isFlow(node) else { throw UnknownForm() }
      let fields = type?.recordFields ?? []
      var texts: [(position: Int, text: String)] = []
      for entry in entries {
        let key = entry.key.scalarText ?? ""
        let field = fields.firstIndex { $0.key == key }
        try expect(",", from: place, to: entry.key.range.lowerBound)
        try expect(":", from: entry.key.range.upperBound, to: entry.value.range.lowerBound)
        let value = try flowText(entry.value, field.map { fields[$0].type } ?? type?.element)
        texts.append((field ?? .max, try flowText(entry.key, nil) + ": " + value))
        place = entry.value.range.upperBound
      }
      try expect(",}", from: place, to: node.range.upperBound)
      guard !texts.isEmpty else { return "{}" }
      let ordered = texts.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      return "{ " + ordered.map(\.element.text).joined(separator: ", ") + " }"
    }
  }

  /// Returns the lines of `range`, with all but the first shifted by `blanks` spaces.
  func shifted(_ range: Range<Int>, by blanks: Int) -> [String] {
    let lines = text(range).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [lines[0]]
      + lines.dropFirst().map { line in
        guard blanks < 0 else { return line.isEmpty ? "" : String(repeating: " ", count: blanks) + line }
        return String(line.dropFirst(min(-blanks, line.prefix { $0 == " " }.count)))
      }
  }

  /// Returns a Boolean value that indicates whether a sequence or mapping is in flow style.
  func isFlow(_ node: SyntaxNode) -> Bool {
    guard !node.range.isEmpty else { return false }
    return [UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[node.range.lowerBound])
  }

  private func expect(_ signs: String, from start: Int, to end: Int) throws(UnknownForm) {
    guard start <= end, bytes[start..<end].allSatisfy({ $0 == 32 || $0 == 9 || signs.utf8.contains($0) }) else {
      throw UnknownForm()
    }
  }

  private static func trimmed(_ line: Substring, atStart: Bool) -> String {
    var line = atStart ? line.drop { $0 == " " || $0 == "\t" } : line
    // After a backslash, a space is part of the text.
    while let last = line.last, last == " " || last == "\t", !line.dropLast().hasSuffix("\\") { line.removeLast() }
    return String(line)
  }
}
