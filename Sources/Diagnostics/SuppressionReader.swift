/// Reads the comments in a file that suppress findings.
///
/// A comment on its own line applies to what follows: in Markdown, the block up to the next blank line; in YAML, the
/// next field with its value; in a template, the next line. A comment that follows something on its line applies to
/// that line. The first comment in front matter also applies to the document as a whole, whose findings are reported on
/// its first line.
package struct SuppressionReader {
  private enum Language {
    case markdown, yaml, template
  }

  /// The text that every such comment begins with.
  package static let marker = "broadside-ignore"

  private let path: String
  private let lines: [Substring]
  private var suppressions: [Suppression] = []
  /// The positions in ``suppressions`` of the comments whose range is not complete, and the indentation of what they apply
  /// to.
  private var waiting: [Int] = []
  private var indent = 0
  /// A Boolean value that indicates whether the range of the waiting comments has begun.
  private var isWithin = false

  /// Returns the suppressions in the file at `path`, in order. `text` is the contents of the file.
  package static func suppressions(in text: String, path: String) -> [Suppression] {
    var reader = SuppressionReader(text, path: path)
    reader.read()
    return reader.suppressions
  }

  private init(_ text: String, path: String) {
    self.path = path
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  private mutating func read() {
    if path.hasSuffix(".yml") || path.hasSuffix(".yaml") { return read(lines.indices, as: .yaml) }
    guard path.hasSuffix(".md") else { return read(lines.indices, as: .template) }
    var body = 0
    if let fence = lines.firstIndex(where: { !Self.isBlank($0) }), Self.isFence(lines[fence]),
      let end = lines[(fence + 1)...].firstIndex(where: Self.isFence)
    {
      read((fence + 1)..<end, as: .yaml)
      coverWholeDocument(from: fence)
      body = end + 1
    }
    read(body..<lines.count, as: .markdown)
  }

  /// Extends the comments right after the opening line of front matter to the whole document.
  private mutating func coverWholeDocument(from fence: Int) {
    var next = fence + 2
    for position in suppressions.indices where suppressions[position].location.line == next {
      next += 1
      let suppression = suppressions[position]
      guard Self.isBlank(lines[suppression.location.line - 1].prefix { $0 != "#" }) else { continue }
      suppressions[position] = suppression.speaking(of: 1...suppression.lines.upperBound)
    }
  }

  private mutating func read(_ range: Range<Int>, as language: Language) {
    waiting = []
    isWithin = false
    var codeFence: Substring?
    for index in range {
      let line = lines[index]
      if language == .markdown {
        let mark = line.drop { $0 == " " }.prefix { $0 == "`" || $0 == "~" }
        if let open = codeFence {
          if mark.hasPrefix(open) { codeFence = nil }
        } else if mark.count >= 3 {
          codeFence = mark
        }
      }
      extend(over: line, at: index + 1, in: language)
      if codeFence == nil { read(line, at: index + 1, in: language) }
    }
  }

  /// Extends the range of the waiting suppressions over a line, or ends it before the line.
  private mutating func extend(over line: Substring, at number: Int, in language: Language) {
    guard !waiting.isEmpty else { return }
    let isComment = Self.comment(in: line, language).map { Self.isBlank($0.before) && Self.isBlank($0.after) } ?? false
    if isComment, !isWithin { return }
    let isBlank = Self.isBlank(line)
    if isBlank, !isWithin { return }
    let ends =
      switch language {
      case .markdown: isBlank
      case .template: isWithin
      case .yaml: isWithin && !isBlank && line.prefix { $0 == " " }.count <= indent && !isListItem(line)
      }
    if ends {
      waiting = []
      isWithin = false
      return
    }
    if !isWithin { indent = line.prefix { $0 == " " }.count }
    isWithin = true
    for position in waiting {
      suppressions[position] = suppressions[position].speaking(of: suppressions[position].lines.lowerBound...number)
    }
  }

  /// Returns whether the line is an item of the list in a field. Such items may start in the same column as the field.
  private func isListItem(_ line: Substring) -> Bool {
    line.prefix { $0 == " " }.count == indent && line.drop { $0 == " " }.hasPrefix("- ")
  }

  private mutating func read(_ line: Substring, at number: Int, in language: Language) {
    guard let (before, content, after) = Self.comment(in: line, language) else { return }
    let isAlone = Self.isBlank(before) && Self.isBlank(after)
    if isAlone, isWithin { (waiting, isWithin) = ([], false) }
    let text = content.dropFirst(Self.marker.count)
    let colon = text.firstIndex(of: ":")
    let names = text[..<(colon ?? text.endIndex)].split(whereSeparator: \.isWhitespace)
    let reason = colon.map { text[text.index(after: $0)...] } ?? ""
    let column = before.unicodeScalars.count + 1
    let length = line.unicodeScalars.count - before.unicodeScalars.count - after.unicodeScalars.count
    suppressions.append(
      Suppression(
        rule: names.first.map(String.init) ?? "", file: names.count > 1 ? names[1...].joined(separator: " ") : nil,
        reason: reason.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        location: SourceLocation(path: path, line: number, column: column, length: max(1, length)),
        lines: number...number))
    if isAlone { waiting.append(suppressions.count - 1) }
  }

  /// Returns the text before, inside and after a comment that suppresses a finding.
  private static func comment(
    in line: Substring, _ language: Language
  ) -> (before: Substring, content: Substring, after: Substring)? {
    guard let found = line.firstRange(of: marker) else { return nil }
    let (start, end) =
      switch language {
      case .markdown: ("<!--", "-->")
      case .yaml: ("#", "")
      case .template: ("{#", "#}")
      }
    let before = line[..<found.lowerBound]
    guard let opening = before.ranges(of: start).last, isBlank(before[opening.upperBound...].drop { $0 == "-" }) else {
      return nil
    }
    let rest = line[found.lowerBound...]
    guard !end.isEmpty, let closing = rest.firstRange(of: end) else {
      return (before[..<opening.lowerBound], rest, rest[rest.endIndex...])
    }
    return (before[..<opening.lowerBound], rest[..<closing.lowerBound], rest[closing.upperBound...])
  }

  private static func isBlank(_ text: Substring) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func isFence(_ line: Substring) -> Bool { line.hasPrefix("---") && isBlank(line.dropFirst(3)) }
}

extension Suppression {
  fileprivate func speaking(of lines: ClosedRange<Int>) -> Suppression {
    Suppression(rule: rule, file: file, reason: reason, location: location, lines: lines)
  }
}
