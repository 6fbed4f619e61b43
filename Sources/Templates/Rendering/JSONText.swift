import Values

/// Writes values as JSON (RFC 8259).
struct JSONText {
  /// A Boolean value that indicates whether the JSON can be inside a `<script>`. `<`, `>`, `&`, `'` and line separators
  /// are then escaped, so that nothing in the JSON ends the element.
  private let isInHTML: Bool
  /// A Boolean value that indicates whether non-ASCII characters are escaped.
  var isASCII = false
  var sortsKeys = false
  /// A Boolean value that indicates whether the delimiters of template literals are escaped too.
  var isInScript = false
  /// The number of spaces for each level of indentation. If `nil`, everything is on one line.
  var indent: Int?

  init(isInHTML: Bool) { self.isInHTML = isInHTML }

  func write(_ value: Value, _ workspace: borrowing Workspace, into output: inout [UInt8], depth: Int = 0) {
    guard depth < 64 else { return output.append(contentsOf: "null".utf8) }
    switch value.kind {
    case .boolean: output.append(contentsOf: (value.isTrueBoolean ? "true" : "false").utf8)
    case .integer: output.append(contentsOf: TextOfValue.of(value, workspace).utf8)
    case .number:
      let text = value.numberValue.map { $0.isFinite ? TextOfValue.of(value, workspace) : "null" } ?? "null"
      output.append(contentsOf: text.utf8)
    case .text, .html: workspace.withBytes(of: value) { string($0, into: &output) }
    case .date: string(value.dateValue?.isoText ?? "", into: &output)
    case .list:
      open("[", into: &output)
      for index in 0..<workspace.count(value) {
        separate(index, depth, into: &output)
        write(workspace.element(index, of: value), workspace, into: &output, depth: depth + 1)
      }
      close("]", workspace.count(value), depth, into: &output)
    case .map, .record: object(value, workspace, into: &output, depth)
    case .document:
      // A document can refer to all others, so its URL is written in place of its content.
      write(workspace.attribute(named: "url", of: value) ?? .null, workspace, into: &output, depth: depth + 1)
    case .undefined, .null, .deferred, .function: output.append(contentsOf: "null".utf8)
    }
  }

  private func object(
    _ value: Value, _ workspace: borrowing Workspace, into output: inout [UInt8], _ depth: Int
  ) {
    var names = workspace.attributeNames(of: value)
    if sortsKeys { names.sort { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) } }
    open("{", into: &output)
    for (index, name) in names.enumerated() {
      separate(index, depth, into: &output)
      string(name, into: &output)
      output.append(contentsOf: ": ".utf8)
      write(workspace.attribute(named: name, of: value) ?? .null, workspace, into: &output, depth: depth + 1)
    }
    close("}", names.count, depth, into: &output)
  }

  private func open(_ bracket: Unicode.Scalar, into output: inout [UInt8]) { output.append(UInt8(ascii: bracket)) }

  /// Writes the separator before the item at `index`.
  private func separate(_ index: Int, _ depth: Int, into output: inout [UInt8]) {
    if index > 0 { output.append(contentsOf: (indent == nil ? ", " : ",").utf8) }
    lineEnd(depth + 1, into: &output)
  }

  private func close(_ bracket: Unicode.Scalar, _ count: Int, _ depth: Int, into output: inout [UInt8]) {
    if count > 0 { lineEnd(depth, into: &output) }
    output.append(UInt8(ascii: bracket))
  }

  private func lineEnd(_ depth: Int, into output: inout [UInt8]) {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, min(indent, 16)) * depth))
  }

  private func string(_ text: String, into output: inout [UInt8]) { string(Array(text.utf8).span, into: &output) }

  /// Writes a string. Runs of bytes that need no escape are copied as a whole.
  private func string(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < utf8.count {
      if isPlain(utf8[index]) {
        index += 1
        continue
      }
      append(utf8.extracting(start..<index), to: &output)
      let length = min(Self.length(from: utf8[index]), utf8.count - index)
      escape(utf8.extracting(index..<index + length), into: &output)
      index += length
      start = index
    }
    append(utf8.extracting(start..<index), to: &output)
    output.append(UInt8(ascii: "\""))
  }

  private func append(_ run: Span<UInt8>, to output: inout [UInt8]) {
    run.withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }

  /// Returns whether the character that begins with `byte` is written unescaped, whatever bytes follow.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    // U+0080 to U+00BF include control characters.
    case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2: false
    // U+2028 and U+2029 begin with E2.
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "'"), 0xE2: !isInHTML && !isASCII
    case UInt8(ascii: "`"), UInt8(ascii: "$"): !isInScript
    default: byte < 0x80 || !isASCII
    }
  }

  /// Returns the number of bytes of a character in UTF-8, determined by its first byte.
  private static func length(from byte: UInt8) -> Int {
    switch byte {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  /// Writes a character, passed as UTF-8, as an escape if it needs one.
  private func escape(_ character: Span<UInt8>, into output: inout [UInt8]) {
    let text = character.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output.append(contentsOf: "\\\"".utf8)
      case "\\": output.append(contentsOf: "\\\\".utf8)
      case "\n": output.append(contentsOf: "\\n".utf8)
      case "\r": output.append(contentsOf: "\\r".utf8)
      case "\t": output.append(contentsOf: "\\t".utf8)
      case "\u{8}": output.append(contentsOf: "\\b".utf8)
      case "\u{C}": output.append(contentsOf: "\\f".utf8)
      case "<" where isInHTML, ">" where isInHTML, "&" where isInHTML, "'" where isInHTML,
        "\u{2028}" where isInHTML, "\u{2029}" where isInHTML:
        escape(UInt16(scalar.value), into: &output)
      case "`" where isInScript, "$" where isInScript: escape(UInt16(scalar.value), into: &output)
      case _ where scalar.value < 32 || 127...159 ~= scalar.value:
        escape(UInt16(scalar.value), into: &output)
      case _ where isASCII && scalar.value > 127:
        for unit in String(Character(scalar)).utf16 { escape(unit, into: &output) }
      default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private func escape(_ unit: UInt16, into output: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    output.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }
}
