/// Splits an XML document into tags and text (XML 1.0). Accepts only what every parser reads in the same way, so that
/// nothing can be hidden from a check: UTF-8, no entities of the document's own, and no processing instructions.
struct XMLScanner {
  enum Token {
    case startTag(name: String, attributes: [Attribute])
    case endTag
    /// Text with its references decoded, or the contents of a CDATA section.
    case text(String)
  }

  struct Attribute {
    let name: String
    let value: String
  }

  private let source: [UInt8]
  /// A Boolean value that indicates whether the last tag ends with `/>`.
  private(set) var isSelfClosing = false
  private(set) var position = 0
  /// The position of the last token.
  private(set) var start = 0

  init(_ source: [UInt8]) {
    self.source = source
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    start = position
  }

  /// Returns the next token; `nil` at the end.
  mutating func next() throws(ActiveContent.Finding) -> Token? {
    while position < source.count {
      start = position
      guard source[position] == UInt8(ascii: "<") else { return try text() }
      if skip("<!--") {
        try comment()
      } else if skip("<![CDATA[") {
        return .text(try upTo("]]>"))
      } else if skip("<!DOCTYPE") {
        try doctype()
      } else if skip("</") {
        _ = try name()
        skipSpaces()
        try expect(">")
        return .endTag
      } else if source[position...].starts(with: "<?".utf8) {
        try declaration()
      } else {
        position += 1
        return try startTag()
      }
    }
    return nil
  }

  private mutating func text() throws(ActiveContent.Finding) -> Token {
    let end = source[start...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
    position = end
    return .text(try decoded(source[start..<end]))
  }

  private mutating func startTag() throws(ActiveContent.Finding) -> Token {
    let name = try name()
    var attributes: [Attribute] = []
    while true {
      let hasSpace = skipSpaces()
      isSelfClosing = skip("/>")
      if isSelfClosing || skip(">") { return .startTag(name: name, attributes: attributes) }
      guard hasSpace else { throw malformed() }
      let key = try self.name()
      skipSpaces()
      try expect("=")
      skipSpaces()
      guard position < source.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(source[position]) else {
        throw malformed()
      }
      let quote = source[position]
      position += 1
      guard let end = source[position...].firstIndex(of: quote) else { throw malformed() }
      let value = source[position..<end]
      guard !value.contains(UInt8(ascii: "<")), !attributes.contains(where: { $0.name == key }) else {
        throw malformed()
      }
      attributes.append(Attribute(name: key, value: try decoded(value)))
      position = end + 1
    }
  }

  private mutating func name() throws(ActiveContent.Finding) -> String {
    let end = source[position...].firstIndex { !Self.isInName($0) } ?? source.count
    let first = source[position..<end].first ?? 0
    guard first.isASCIILetter || first == UInt8(ascii: "_") else { throw malformed() }
    defer { position = end }
    return String(decoding: source[position..<end], as: UTF8.self)
  }

  private mutating func comment() throws(ActiveContent.Finding) {
    guard !(try upTo("-->")).contains("--") else { throw malformed() }
  }

  /// Skips `<!DOCTYPE svg PUBLIC "…" "…">`. A document type with declarations of its own could declare entities.
  private mutating func doctype() throws(ActiveContent.Finding) {
    let text = try upTo(">")
    guard !text.contains("["), !text.contains("<") else {
      throw found("a document type with declarations, which can contain scripts")
    }
  }

  /// Skips `<?xml version="1.0" encoding="UTF-8"?>`.
  private mutating func declaration() throws(ActiveContent.Finding) {
    let isFirst = start == 0 || start == 3 && source[0] == 0xEF
    guard skip("<?xml"), skipSpaces(), isFirst else {
      throw found("a processing instruction, which can load a style sheet or a script")
    }
    let text = try upTo("?>")
    guard let encoding = text.firstRange(of: "encoding") else { return }
    let name = text[encoding.upperBound...].prefix { $0 != "?" }.lowercased().filter { $0.isLetter || $0.isNumber }
    guard name.hasPrefix("utf8") || name.hasPrefix("usascii") else {
      throw found("text in an encoding other than UTF-8")
    }
  }

  /// Returns text with its references decoded. Other references than those of every XML document are errors.
  private func decoded(_ bytes: ArraySlice<UInt8>) throws(ActiveContent.Finding) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0 != ";" }
      let isNumber = name.hasPrefix("#") && name.dropFirst(2).allSatisfy(\.isHexDigit)
      guard name.count < part.count, isNumber || ["amp", "lt", "gt", "quot", "apos"].contains(name) else {
        throw malformed()
      }
    }
    return CharacterReferences.decoding(text, in: .text)
  }

  private mutating func upTo(_ end: StaticString) throws(ActiveContent.Finding) -> String {
    guard let found = source[...].firstIndex(of: end, from: position) else { throw malformed() }
    defer { position = found + end.utf8CodeUnitCount }
    return String(decoding: source[position..<found], as: UTF8.self)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard source[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  @discardableResult
  private mutating func skipSpaces() -> Bool {
    let before = position
    while position < source.count, [9, 10, 13, 32].contains(source[position]) { position += 1 }
    return position > before
  }

  private mutating func expect(_ text: String) throws(ActiveContent.Finding) { if !skip(text) { throw malformed() } }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte > 0x7F || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || "-._:".utf8.contains(byte)
  }

  private func malformed() -> ActiveContent.Finding { found("text that is not well-formed XML") }

  /// Returns a finding at the last token.
  func found(_ what: String) -> ActiveContent.Finding {
    let before = source[..<start]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return ActiveContent.Finding(what: what, line: line, column: column)
  }
}
