import Values

/// Methods of strings, which work like Python's methods of the same names.
enum TextMethods {
  static let all: [Function] =
    [
      form("upper", TextForms.upper), form("lower", TextForms.lower),
      form("casefold", { ByteText.replacing(Array("ß".utf8), with: Array("ss".utf8), in: TextForms.lower($0)) }),
      form("capitalize", TextForms.capitalized), form("swapcase", TextForms.swappedCase),
      form("title") { title(String(decoding: $0, as: UTF8.self)) },
      strip("strip", atStart: true, atEnd: true), strip("lstrip", atStart: true, atEnd: false),
      strip("rstrip", atStart: false, atEnd: true),
      Function("replace", [.required("old"), .required("new"), "count"], result: TextFilters.sameType) {
        workspace, value, arguments in
        try TextForms.replaced(&workspace, value, arguments[0], arguments[1], arguments[2])
      },
      Function("split", "sep", .integer("maxsplit"), result: .list(.text)) { workspace, value, arguments in
        try split(&workspace, value, arguments[0], arguments[1], isFromEnd: false)
      },
      Function("rsplit", "sep", .integer("maxsplit"), result: .list(.text)) { workspace, value, arguments in
        try split(&workspace, value, arguments[0], arguments[1], isFromEnd: true)
      },
      Function("splitlines", result: .list(.text)) { workspace, value, _ in
        try workspace.checkCuttable(value)
        let lines = ByteText.lines(of: workspace.utf8(value))
        return workspace.make(lines.map { workspace.same(workspace.make($0), as: value) })
      },
      Function("startswith", .required("prefix"), result: .boolean) { workspace, value, arguments in
        let text = workspace.utf8(value)
        return .boolean(oneOrMore(arguments[0], workspace).contains { text.starts(with: $0) })
      },
      Function("endswith", .required("suffix"), result: .boolean) { workspace, value, arguments in
        let text = workspace.utf8(value)
        return .boolean(oneOrMore(arguments[0], workspace).contains { text.reversed().starts(with: $0.reversed()) })
      },
      Function("removeprefix", [.required("prefix")], result: TextFilters.sameType) { workspace, value, arguments in
        try workspace.checkCuttable(value)
        let (text, prefix) = (workspace.utf8(value), workspace.utf8(arguments[0]))
        return text.starts(with: prefix)
          ? workspace.same(workspace.make(text.dropFirst(prefix.count)), as: value) : value
      },
      Function("removesuffix", [.required("suffix")], result: TextFilters.sameType) { workspace, value, arguments in
        try workspace.checkCuttable(value)
        let (text, suffix) = (workspace.utf8(value), workspace.utf8(arguments[0]))
        return text.reversed().starts(with: suffix.reversed())
          ? workspace.same(workspace.make(text.dropLast(suffix.count)), as: value) : value
      },
      Function("join", .required("parts")) { workspace, value, arguments in
        let parts = try workspace.sequence(arguments[0])
        try TextForms.checkJoined(workspace, parts, separator: value)
        guard value.kind != .html else { return try ListFilters.joined(&workspace, parts, separator: value) }
        // As in Jinja2, a plain separator returns plain text.
        let texts = parts.map { workspace.utf8($0) }
        return workspace.make(Array(texts.joined(separator: workspace.utf8(value))))
      },
      search("find", isFromEnd: false), search("rfind", isFromEnd: true),
      partition("partition", isFromEnd: false), partition("rpartition", isFromEnd: true),
      cased("islower", TextForms.lower), cased("isupper", TextForms.upper),
      Function("zfill", [.required("width")], result: TextFilters.sameType) { workspace, value, arguments in
        let text = workspace.scalars(value)
        let width = min(10_000, try workspace.integer(arguments[0], "width", standard: 0))
        let sign = text.prefix { "+-".unicodeScalars.contains($0) }.prefix(1)
        let zeros = [Unicode.Scalar](repeating: "0", count: max(0, width - text.count))
        return workspace.same(workspace.make(Array(sign) + zeros + text.dropFirst(sign.count)), as: value)
      },
      Function("center", [.required("width"), "fillchar"], result: TextFilters.sameType) {
        workspace, value, arguments in
        let width = try workspace.integer(arguments[0], "width", standard: 0)
        let fill = workspace.scalars(arguments[1]).first ?? " "
        let centered = TextForms.centered(workspace.scalars(value), width: width, fill: fill)
        return workspace.same(workspace.make(centered), as: value)
      },
      pad("ljust", atStart: false), pad("rjust", atStart: true),
    ]
    + [
      question("isdecimal") { $0.properties.numericType == .decimal },
      question("isdigit") { $0.properties.numericType == .decimal || $0.properties.numericType == .digit },
      question("isnumeric") { $0.properties.numericType != nil },
      question("isalpha") { TextForms.isWord($0) && $0.properties.isAlphabetic && $0.properties.numericType == nil },
      question("isalnum") { TextForms.isWord($0) && $0 != "_" },
      question("isspace") { TextForms.isBlank($0) },
    ]

  /// Returns the strings of a list, or a single string.
  private static func oneOrMore(_ value: Value, _ workspace: borrowing Workspace) -> [[UInt8]] {
    value.kind == .list ? workspace.elements(of: value).map { workspace.utf8($0) } : [workspace.utf8(value)]
  }

  private static func search(_ name: String, isFromEnd: Bool) -> Function {
    Function(name, .required("sub"), result: .number) { workspace, value, arguments in
      let text = workspace.utf8(value)
      let wanted = workspace.utf8(arguments[0])
      guard !wanted.isEmpty else { return .integer(isFromEnd ? ByteText.characterCount(text) : 0) }
      let positions = (0...max(0, text.count - wanted.count)).filter { text[$0...].starts(with: wanted) }
      guard let position = isFromEnd ? positions.last : positions.first else { return .integer(-1) }
      return .integer(ByteText.characterCount(text[..<position]))
    }
  }

  /// Splits text into the parts before, at and after a separator.
  private static func partition(_ name: String, isFromEnd: Bool) -> Function {
    Function(name, .required("sep"), result: .list(.text)) { workspace, value, arguments in
      try workspace.checkCuttable(value)
      let (text, separator) = (workspace.utf8(value), workspace.utf8(arguments[0]))
      guard !separator.isEmpty else { throw FunctionFailure("the separator cannot be empty") }
      let positions = ByteText.positions(of: separator, in: text)
      let parts: [[UInt8]]
      if let position = isFromEnd ? positions.last : positions.first {
        parts = [Array(text[..<position]), separator, Array(text[(position + separator.count)...])]
      } else {
        parts = isFromEnd ? [[], [], text] : [text, [], []]
      }
      return workspace.make(parts.map { workspace.same(workspace.make($0), as: value) })
    }
  }

  private static func cased(_ name: String, _ fold: @escaping @Sendable ([UInt8]) -> [UInt8]) -> Function {
    Function(name, result: .boolean) { workspace, value, _ in .boolean(Tests.isCased(workspace.utf8(value), fold)) }
  }

  private static func form(_ name: String, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8]) -> Function {
    Function(name, [], result: TextFilters.sameType) { workspace, value, _ in
      workspace.same(workspace.make(apply(workspace.utf8(value))), as: value)
    }
  }

  private static func question(_ name: String, _ holds: @escaping @Sendable (Unicode.Scalar) -> Bool) -> Function {
    Function(name, result: .boolean) { workspace, value, _ in
      let scalars = workspace.scalars(value)
      return .boolean(!scalars.isEmpty && scalars.allSatisfy(holds))
    }
  }

  private static func strip(_ name: String, atStart: Bool, atEnd: Bool) -> Function {
    Function(name, ["chars"], result: TextFilters.sameType) { workspace, value, arguments in
      if !arguments[0].isMissing { try workspace.checkCuttable(value) }
      let characters = arguments[0].isMissing ? nil : workspace.scalars(arguments[0])
      let text = TextForms.trimmed(workspace.scalars(value)[...], characters, atStart: atStart, atEnd: atEnd)
      return workspace.same(workspace.make(text), as: value)
    }
  }

  private static func pad(_ name: String, atStart: Bool) -> Function {
    Function(name, [.required("width"), "fillchar"], result: TextFilters.sameType) { workspace, value, arguments in
      let text = workspace.scalars(value)
      let width = min(100_000, try workspace.integer(arguments[0], "width", standard: 0))
      let fill = workspace.scalars(arguments[1]).first ?? " "
      let padding = [Unicode.Scalar](repeating: fill, count: max(0, width - text.count))
      return workspace.same(workspace.make(atStart ? padding + text : text + padding), as: value)
    }
  }

  /// Returns text with every letter after a non-letter in uppercase and the rest in lowercase, like Python's
  /// `str.title`.
  private static func title(_ text: String) -> [UInt8] {
    var result = ""
    var startsWord = true
    for scalar in text.unicodeScalars {
      let isCased = scalar.properties.isCased
      result += startsWord ? scalar.properties.titlecaseMapping : scalar.properties.lowercaseMapping
      startsWord = !isCased
    }
    return Array(result.utf8)
  }

  private static func split(
    _ workspace: inout Workspace, _ value: Value, _ separator: Value, _ limit: Value, isFromEnd: Bool
  ) throws(FunctionFailure) -> Value {
    try workspace.checkCuttable(value)
    let count = try workspace.integer(limit, "maxsplit", standard: -1)
    let limit = count < 0 ? Int.max : count
    let text = workspace.utf8(value)
    let parts: [ArraySlice<UInt8>]
    if separator.isMissing {
      parts = words(text, limit: limit, isFromEnd: isFromEnd).map { text[$0] }
    } else {
      let wanted = workspace.utf8(separator)
      guard !wanted.isEmpty else { throw FunctionFailure("the separator cannot be empty") }
      if isFromEnd {
        parts = ByteText.parts(of: text.reversed(), separatedBy: wanted.reversed(), limit: limit).reversed().map {
          $0.reversed()[...]
        }
      } else {
        parts = ByteText.parts(of: text, separatedBy: wanted, limit: limit)
      }
    }
    return workspace.make(parts.map { workspace.same(workspace.make($0), as: value) })
  }

  /// Returns the words separated by white space. After `limit` words, the rest is one word.
  private static func words(_ text: [UInt8], limit: Int, isFromEnd: Bool) -> [Range<Int>] {
    let words = ByteText.words(of: text.span)
    guard words.count > limit else { return words }
    return isFromEnd
      ? [0..<words[words.count - limit - 1].upperBound] + words.suffix(limit)
      : words.prefix(limit) + [words[limit].lowerBound..<text.count]
  }
}
