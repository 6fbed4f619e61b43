import HTML

/// Character references with a mistake: `&nbsp` without a semicolon, `&nbps;`, and `&amp;nbsp;`.
struct StrayReferences {
  /// The names of references that are seldom part of other text.
  private static let names = ["nbsp", "mdash", "ndash", "lsquo", "rsquo", "ldquo", "rdquo", "hellip"].map {
    Array($0.utf8)
  }
  private static let ampersand = Array("&amp;".utf8)

  private let line: ArraySlice<UInt8>
  private let source: [UInt8]

  static func find(in line: ArraySlice<UInt8>, of source: [UInt8]) -> [StrayMarkup] {
    let search = StrayReferences(line: line, source: source)
    var found: [StrayMarkup] = []
    var position = line.startIndex
    let written = source[line.indices]
    while let start = written.firstIndex(of: UInt8(ascii: "&"), from: position) {
      let markup = line[start] == 0 ? search.escapedTwice(at: start) : search.reference(at: start)
      position = markup?.range.upperBound ?? start + 1
      if let markup { found.append(markup) }
    }
    return found
  }

  private func reference(at start: Int) -> StrayMarkup? {
    let rest = line[(start + 1)...]
    if rest.first == UInt8(ascii: "#") {
      let digits = rest.dropFirst().prefix(6).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      guard digits.count > 1, line[digits.endIndex...].first != UInt8(ascii: ";") else { return nil }
      return unclosed(start..<digits.endIndex)
    }
    let name = rest.prefix(12).prefix(while: \.isASCIILetter)
    let isUnknown = name.count > 2 && name.allSatisfy { $0.asciiLowercased == $0 }
    if isUnknown, line[name.endIndex...].first == UInt8(ascii: ";") {
      let text = String(decoding: source[start...name.endIndex], as: UTF8.self)
      return StrayMarkup(
        range: start..<(name.endIndex + 1),
        message: "\"\(text)\" is shown as plain text, because no character has this name",
        help: "use the character itself instead, or write \\& to show the ampersand")
    }
    guard let known = Self.names.first(where: name.starts) else { return nil }
    return unclosed(start..<(start + 1 + known.count))
  }

  private func unclosed(_ range: Range<Int>) -> StrayMarkup {
    let text = String(decoding: source[range], as: UTF8.self)
    return StrayMarkup(
      range: range, message: "\"\(text)\" is shown as plain text, because its semicolon is missing",
      help: "write \(text);")
  }

  /// Returns a reference whose ampersand was replaced with `&amp;` by another program.
  private func escapedTwice(at start: Int) -> StrayMarkup? {
    let rest = source[start..<line.endIndex]
    guard rest.starts(with: Self.ampersand) else { return nil }
    let name = start + Self.ampersand.count
    let end = line[name...].prefix(12).firstIndex(of: UInt8(ascii: ";"))
    guard let end, end > name, line[name] != 0 else { return nil }
    let reference = [UInt8(ascii: "&")] + source[name...end]
    guard let known = CharacterReferences.reference(in: reference[...], at: 0, .text), known.end == reference.count
    else {
      return nil
    }
    let text = String(decoding: reference, as: UTF8.self)
    return StrayMarkup(
      range: start..<(end + 1), message: "\"\(text)\" is shown as plain text, because its ampersand is escaped",
      help: "write \(text)")
  }
}
