import HTML
import Values

/// Transformations of strings that work like Python's methods of the same names.
enum TextForms {
  static func upper(_ text: [UInt8]) -> [UInt8] {
    guard text.allSatisfy({ $0 < 0x80 }) else { return Array(String(decoding: text, as: UTF8.self).uppercased().utf8) }
    return text.map { 0x61...0x7A ~= $0 ? $0 - 0x20 : $0 }
  }

  static func lower(_ text: [UInt8]) -> [UInt8] {
    guard text.allSatisfy({ $0 < 0x80 }) else { return Array(String(decoding: text, as: UTF8.self).lowercased().utf8) }
    return text.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
  }

  static func capitalized(_ text: [UInt8]) -> [UInt8] {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let first = scalars.first else { return [] }
    return Array(first.properties.titlecaseMapping.utf8) + lower(utf8(scalars.dropFirst()))
  }

  /// Returns the text with the first letter of every word in uppercase and the rest in lowercase. A word begins after
  /// white space or one of `-({[<`.
  static func titled(_ text: [UInt8]) -> [UInt8] {
    var result = ""
    var startsWord = true
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      result += startsWord ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
      startsWord = isBlank(scalar) || "-({[<".unicodeScalars.contains(scalar)
    }
    return Array(result.utf8)
  }

  static func swappedCase(_ text: [UInt8]) -> [UInt8] {
    let swapped = String(decoding: text, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.properties.isUppercase ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
    }
    return Array(swapped.joined().utf8)
  }

  /// Returns the text without white space, or the `characters`, at one or both ends.
  static func trimmed(
    _ text: ArraySlice<Unicode.Scalar>, _ characters: [Unicode.Scalar]?, atStart: Bool = true, atEnd: Bool = true
  ) -> ArraySlice<Unicode.Scalar> {
    func isCut(_ scalar: Unicode.Scalar) -> Bool { characters?.contains(scalar) ?? isBlank(scalar) }
    var rest = atStart ? text.drop(while: isCut) : text
    while atEnd, let last = rest.last, isCut(last) { rest.removeLast() }
    return rest
  }

  static func centered(_ text: [Unicode.Scalar], width: Int, fill: Unicode.Scalar) -> [Unicode.Scalar] {
    let padding = min(width, 1_000_000) - text.count
    guard padding > 0 else { return text }
    // If the padding is odd, Python puts the larger half before the text when the width is odd.
    let before = padding / 2 + (padding & width & 1)
    return Array(repeating: fill, count: before) + text + Array(repeating: fill, count: padding - before)
  }

  /// Throws if `count` pieces of text of `size` bytes together exceed the maximum size of a page. A single filter could
  /// otherwise use all memory.
  static func checkSize(_ count: Int, times size: Int) throws(FunctionFailure) {
    let product = count.multipliedReportingOverflow(by: size)
    guard !product.overflow, product.partialValue < RenderLimits().outputSize else {
      throw FunctionFailure("the result is too large")
    }
  }

  /// Throws if `parts` would be too long when they are joined.
  static func checkJoined(
    _ workspace: borrowing Workspace, _ parts: [Value], separator: Value
  ) throws(FunctionFailure) {
    var size = 0
    for part in parts where part.isText { size += workspace.count(part) }
    try checkSize(1, times: size)
    try checkSize(parts.count, times: separator.isText ? workspace.count(separator) : 0)
  }

  /// Returns `value` with `old` replaced by `new`. If one is HTML and the other is not, the other is escaped, as
  /// MarkupSafe does.
  static func replaced(
    _ workspace: inout Workspace, _ value: Value, _ old: Value, _ new: Value, _ count: Value
  ) throws(FunctionFailure) -> Value {
    let limit = count.isMissing ? -1 : try workspace.integer(count, "count", standard: -1)
    var target = value
    if workspace.joinsAsHTML, value.kind != .html, new.kind == .html || old.kind == .html {
      var escaped: [UInt8] = []
      Escaping.html(workspace.utf8(value).span, into: &escaped)
      target = workspace.make(escaped).markedAsHTML
    }
    let (oldText, newText) = (workspace.utf8(old), workspace.utf8(new, into: target))
    // An empty string is found before each byte and at the end.
    let places = min(workspace.count(target) / max(1, oldText.count) + 1, limit < 0 ? Int.max : limit)
    try checkSize(places, times: newText.count)
    let replaced = ByteText.replacing(
      oldText, with: newText, in: workspace.utf8(target), limit: limit < 0 ? Int.max : limit)
    return workspace.same(workspace.make(replaced), as: target)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || 0x09...0x0D ~= scalar.value || 0x1C...0x1F ~= scalar.value }
    return scalar.properties.isWhitespace
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "_" || UInt8(ascii: scalar).isASCIIAlphanumeric }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  static func utf8(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return Array(String(view).utf8)
  }
}
