/// Where in a script its reader is: in code, where a value is a JSON value, or in a string, a comment or a regular expression,
/// where none can be written.
///
/// The grammar is that of ECMAScript, sections 12.4 (comments) and 12.9 (literals), cut to what tells these apart. Where it cannot
/// be told, nothing may be written any more.
struct ScriptState: Hashable, Sendable {
  private enum Region: Hashable {
    case code
    /// In a string, up to `end`.
    case quoted(end: Unicode.Scalar, isEscaped: Bool)
    case pattern(isEscaped: Bool, isInClass: Bool)
    case lineComment
    case blockComment(afterStar: Bool)
    /// In a template literal with code in it, after `<!--`, or after a slash of which it is not known what it divides.
    case unknown
  }

  private var region = Region.code
  /// The last character of code that was no blank; `nil` where branches differ.
  private var last: Unicode.Scalar? = ";"
  /// The word that the code ends with.
  private var word = ""
  /// The last four characters.
  private var tail = ""
  private var slashBeginsPattern: Bool? = false
  /// The last character of code before the slash that is the last one now.
  private var beforeSlash: Unicode.Scalar? = ";"

  private static let wordsBeforePattern: Set = [
    "return", "typeof", "case", "do", "else", "in", "instanceof", "new", "void", "delete", "throw", "yield", "await",
    "of",
  ]

  /// Whether a value can be written here. Not right after a slash that may begin a pattern.
  var isCode: Bool { region == .code && !(last == "/" && slashBeginsPattern != false) }

  var endsWithCommentOfHTML: Bool { tail.hasSuffix("<!--") }

  mutating func read(_ scalar: Unicode.Scalar) {
    tail = String((tail + String(scalar)).unicodeScalars.suffix(4))
    if tail.hasSuffix("<!--") || tail.hasSuffix("-->") { region = .unknown }
    switch region {
    case .code: readCode(scalar)
    case .quoted(let end, true): region = .quoted(end: end, isEscaped: false)
    case .quoted(let end, false): readQuoted(scalar, end)
    case .pattern(true, let isInClass): region = .pattern(isEscaped: false, isInClass: isInClass)
    case .pattern(false, let isInClass): readPattern(scalar, isInClass)
    case .lineComment: if "\n\r\u{2028}\u{2029}".unicodeScalars.contains(scalar) { leave(as: beforeSlash) }
    case .blockComment(let afterStar):
      if afterStar, scalar == "/" { leave(as: beforeSlash) } else { region = .blockComment(afterStar: scalar == "*") }
    case .unknown: break
    }
  }

  private mutating func readQuoted(_ scalar: Unicode.Scalar, _ end: Unicode.Scalar) {
    if scalar == "\\" {
      region = .quoted(end: end, isEscaped: true)
    } else if end == "`", tail.hasSuffix("${") {
      region = .unknown
    } else if scalar == end || scalar == "\n" && end != "`" {
      leave(as: "0")
    }
  }

  private mutating func readPattern(_ scalar: Unicode.Scalar, _ isInClass: Bool) {
    switch scalar {
    case "\\": region = .pattern(isEscaped: true, isInClass: isInClass)
    case "[": region = .pattern(isEscaped: false, isInClass: true)
    case "]": region = .pattern(isEscaped: false, isInClass: false)
    case "/" where !isInClass, "\n": leave(as: "0")
    default: break
    }
  }

  /// Goes back to code, where what was left counts as `character`.
  private mutating func leave(as character: Unicode.Scalar?) {
    region = .code
    last = character
    word = ""
  }

  private mutating func readCode(_ scalar: Unicode.Scalar) {
    if last == "/", tail.hasSuffix("//") { return region = .lineComment }
    if last == "/", tail.hasSuffix("/*") { return region = .blockComment(afterStar: false) }
    if last == "/" {
      // The slash before this was no comment: it began a pattern, divided, or who knows.
      guard let slashBeginsPattern else { return region = .unknown }
      if slashBeginsPattern {
        region = .pattern(isEscaped: false, isInClass: false)
        return readPattern(scalar, false)
      }
    }
    switch scalar {
    case "\"", "'", "`": return region = .quoted(end: scalar, isEscaped: false)
    case "/":
      beforeSlash = last
      slashBeginsPattern = last.map { last in
        "(,=:[!&|?{};+-*%~^<>".unicodeScalars.contains(last) || Self.wordsBeforePattern.contains(word)
      }
    default: break
    }
    if scalar.properties.isIDContinue || scalar == "$" {
      word += String(scalar)
    } else if scalar.value > 32 {
      word = ""
    }
    if scalar.value > 32 { last = scalar }
    // A slash after `++` or `--` may divide or begin a pattern.
    if last == "+" || last == "-", tail.hasSuffix("++") || tail.hasSuffix("--") { last = nil }
  }

  /// What follows a value that was written in code.
  mutating func passValue() {
    last = "0"
    word = ""
    tail = ""
  }

  /// The state after either of two texts; `nil` where one is code and the other is not.
  func joined(with other: ScriptState) -> ScriptState? {
    if self == other { return self }
    guard region == other.region else { return nil }
    var joined = self
    // Only a slash needs to know what was before it.
    if last != other.last || word != other.word { joined.last = nil }
    if slashBeginsPattern != other.slashBeginsPattern { joined.slashBeginsPattern = nil }
    joined.word = ""
    joined.tail = ""
    return joined
  }
}
