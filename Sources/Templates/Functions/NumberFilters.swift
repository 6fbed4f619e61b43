import Values

/// Number filters.
enum NumberFilters {
  static let all: [Function] = [
    Function("int", "default", "base", result: .number) { workspace, value, arguments in
      let standard = arguments[0].isMissing ? Value.integer(0) : arguments[0]
      if value.isText { return integer(workspace, value, base: arguments[1]) ?? standard }
      guard let number = value.asNumber, number.isFinite, abs(number) < 9e18 else { return standard }
      return value.kind == .integer ? value : .integer(Int(number))
    },
    Function("float", "default", result: .number) { workspace, value, arguments in
      if let number = value.asNumber { return .number(number) }
      let text = String(decoding: TextForms.utf8(TextForms.trimmed(workspace.scalars(value)[...], nil)), as: UTF8.self)
      if value.isText, let number = Double(wholeText: text) { return .number(number) }
      return arguments[0].isMissing ? .number(0) : arguments[0]
    },
    Function("abs", result: .number) { workspace, value, _ in
      if value.kind == .boolean { return .integer(value.isTrueBoolean ? 1 : 0) }
      if let integer = value.integerValue { return .integer(integer == .min ? .max : abs(integer)) }
      guard let number = value.asNumber else { throw FunctionFailure("\(value.kindName(workspace)) is not a number") }
      return .number(abs(number))
    }.on(.number),
    Function("round", .integer("precision"), "method", result: .number) { workspace, value, arguments in
      guard let number = value.asNumber else { throw FunctionFailure("\(value.kindName(workspace)) is not a number") }
      let precision = min(30, max(-30, try workspace.integer(arguments[0], "precision", standard: 0)))
      let factor = (0..<abs(precision)).reduce(1.0) { factor, _ in factor * 10 }
      let scaled = precision < 0 ? number / factor : number * factor
      // Adding zero turns negative zero into zero, as with Python's integers.
      func unscaled(_ number: Double) -> Value { .number(precision < 0 ? number * factor : number / factor) }
      switch arguments[1].isMissing ? "common" : workspace.text(arguments[1]) {
      case "common":
        let rounded = DecimalText.rounded(number, decimals: precision)
        return value.kind == .number ? .number(rounded) : .integer(Int(rounded))
      case "ceil": return unscaled(scaled.rounded(.up) + 0)
      case "floor": return unscaled(scaled.rounded(.down) + 0)
      default: throw FunctionFailure("\"method\" must be one of: common, ceil, floor")
      }
    }.on(.number),
    Function("plural", .required("one"), .required("many")) { workspace, value, arguments in
      guard let count = value.integerValue else {
        throw FunctionFailure("\(value.kindName(workspace)) is not a whole number")
      }
      return count == 1 ? arguments[0] : arguments[1]
    },
    Function("format_number", "locale", result: .text) { workspace, value, arguments in
      if value.isMissing { return .null }
      guard value.kind != .boolean, let number = value.asNumber else {
        throw FunctionFailure("\(value.kindName(workspace)) is not a number", help: "convert a string with \"| float\"")
      }
      let code = arguments[0].isMissing ? "en" : workspace.text(arguments[0])
      guard let locale = NumberLocale.of(code) else {
        throw FunctionFailure(
          "numbers cannot be formatted for the language \"\(code)\"",
          help: "use one of: \(NumberLocale.languages.joined(separator: ", "))")
      }
      return workspace.make(locale.text(of: value.integerValue.map { String($0) } ?? fraction(number)))
    }.on(.number),
    Function("filesizeformat", "binary", result: .text) { workspace, value, arguments in
      let text = String(decoding: TextForms.utf8(TextForms.trimmed(workspace.scalars(value)[...], nil)), as: UTF8.self)
      guard let bytes = value.asNumber ?? Double(wholeText: text) else {
        throw FunctionFailure("\(value.kindName(workspace)) is not a number")
      }
      return workspace.make(fileSize(bytes, isBinary: arguments[0].isTrue(workspace)))
    },
  ]

  /// Returns a number with at most three decimals, without trailing zeros.
  private static func fraction(_ number: Double) -> String {
    var text = DecimalText.fixed(number, decimals: 3)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// Returns the whole number in text, as Python's `int` reads it, or `nil` if there is none.
  private static func integer(_ workspace: borrowing Workspace, _ value: Value, base: Value) -> Value? {
    let radix = base.integerValue ?? 10
    var text = String(decoding: TextForms.utf8(TextForms.trimmed(workspace.scalars(value)[...], nil)), as: UTF8.self)
    let prefixes = [2: "0b", 8: "0o", 16: "0x"]
    if let prefix = prefixes[radix], text.lowercased().hasPrefix(prefix) { text = String(text.dropFirst(2)) }
    guard 2...36 ~= radix else { return nil }
    let digits = text.replacing("_", with: "")
    if !text.hasPrefix("_"), !text.hasSuffix("_"), !text.contains("__"), let integer = Int(digits, radix: radix) {
      return .integer(integer)
    }
    guard let number = Double(wholeText: digits), number.isFinite, abs(number) < 9e18 else { return nil }
    return .integer(Int(number))
  }

  /// Returns a size in bytes in readable form, like Jinja's filter of the same name.
  private static func fileSize(_ bytes: Double, isBinary: Bool) -> String {
    let base: Double = isBinary ? 1024 : 1000
    if bytes == 1 { return "1 Byte" }
    if bytes < base { return "\(bytes.isFinite ? Int(bytes) : 0) Bytes" }
    let prefixes = isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB"] : ["kB", "MB", "GB", "TB", "PB"]
    var unit = base
    for prefix in prefixes {
      if bytes < unit * base || prefix == prefixes.last {
        return DecimalText.fixed(bytes / unit, decimals: 1) + " " + prefix
      }
      unit *= base
    }
    return ""
  }
}
