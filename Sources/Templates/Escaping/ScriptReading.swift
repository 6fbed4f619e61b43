/// One interpretation of a script. In code, a value is written as JSON. In a string, a comment or a regular expression,
/// no value can be written.
///
/// The grammar is ECMAScript, sections 12.4 (comments) and 12.9 (literals), reduced to what distinguishes these.
struct ScriptReading: Hashable, Sendable {
  private enum Region: Hashable {
    case code
    /// In a string, up to `end`.
    case quoted(end: Unicode.Scalar, isEscaped: Bool)
    case pattern(isEscaped: Bool, isInClass: Bool)
    case lineComment
    case blockComment(afterStar: Bool)
    /// In a template literal with code in it, or after `<!--`. No value can be written from here on.
    case unknown
    /// This interpretation is not possible for any script.
    case impossible
  }

  private var region = Region.code
  /// The last character of code that was not white space. `nil` if branches differ.
  private var last: Unicode.Scalar? = ";"
  /// The word at the end of the code.
  private var word = ""
  /// The character before this one.
  private var previous: Unicode.Scalar = "\n"
  private var slashBeginsPattern: Bool? = false
  /// A Boolean value that indicates whether the current pattern depends on a guess about the slash before it.
  private var isGuess = false
  /// The last character of code before the slash in `last`.
  private var beforeSlash: Unicode.Scalar? = ";"

  private static let wordsBeforePattern: Set = [
    "return", "typeof", "case", "do", "else", "in", "instanceof", "new", "void", "delete", "throw", "yield", "await",
    "of",
  ]

  /// A Boolean value that indicates whether the script can be read in this way.
  var isPossible: Bool { region != .impossible }

  /// A Boolean value that indicates whether a value can be written here. Not right after a slash that may begin a
  /// pattern.
  var isCode: Bool { region == .code && !(last == "/" && slashBeginsPattern != false) }

  /// An interpretation in which no value can be written.
  static let unknown = {
    var reading = ScriptReading()
    reading.region = .unknown
    return reading
  }()

  mutating func read(_ scalar: Unicode.Scalar, isCommentOfHTML: Bool) {
    if isCommentOfHTML { region = .unknown }
    defer { previous = scalar }
    switch region {
    case .code: readCode(scalar)
    case .quoted(let end, true): region = .quoted(end: end, isEscaped: false)
    case .quoted(let end, false): readQuoted(scalar, end)
    case .pattern(true, let isInClass): region = .pattern(isEscaped: false, isInClass: isInClass)
    case .pattern(false, let isInClass): readPattern(scalar, isInClass)
    case .lineComment: if "\n\r\u{2028}\u{2029}".unicodeScalars.contains(scalar) { leave(as: beforeSlash) }
    case .blockComment(let afterStar):
      if afterStar, scalar == "/" { leave(as: beforeSlash) } else { region = .blockComment(afterStar: scalar == "*") }
    case .unknown, .impossible: break
    }
  }

  /// Returns the interpretations to continue with: two if it is not known whether the last slash divides or begins a
  /// pattern, otherwise one.
  func guesses(before scalar: Unicode.Scalar) -> [ScriptReading] {
    guard region == .code, last == "/", slashBeginsPattern == nil, scalar != "/", scalar != "*" else { return [self] }
    var (division, pattern) = (self, self)
    division.slashBeginsPattern = false
    (pattern.slashBeginsPattern, pattern.isGuess) = (true, true)
    return [division, pattern]
  }

  private mutating func readQuoted(_ scalar: Unicode.Scalar, _ end: Unicode.Scalar) {
    if scalar == "\\" {
      region = .quoted(end: end, isEscaped: true)
    } else if end == "`", previous == "$", scalar == "{" {
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
    case "\n" where isGuess: region = .impossible
    case "/" where !isInClass, "\n":
      isGuess = false
      leave(as: "0")
    default: break
    }
  }

  /// Returns to code. What was left counts as `character`.
  private mutating func leave(as character: Unicode.Scalar?) {
    region = .code
    last = character
    word = ""
  }

  private mutating func readCode(_ scalar: Unicode.Scalar) {
    if last == "/", previous == "/", scalar == "/" { return region = .lineComment }
    if last == "/", previous == "/", scalar == "*" { return region = .blockComment(afterStar: false) }
    if last == "/" {
      // The slash before this did not begin a comment: it began a pattern, or divided.
      if slashBeginsPattern ?? true {
        region = .pattern(isEscaped: false, isInClass: false)
        return readPattern(scalar, false)
      }
    }
    switch scalar {
    case "\"", "'", "`": return region = .quoted(end: scalar, isEscaped: false)
    case "/":
      beforeSlash = last
      slashBeginsPattern = last.map { last in
        "(,=:[!&|?{;+-*%~^<>".unicodeScalars.contains(last) || Self.wordsBeforePattern.contains(word)
      }
    default: break
    }
    if scalar.properties.isIDContinue || scalar == "$" {
      word += String(scalar)
    } else if scalar.value > 32 {
      word = ""
    }
    if scalar.value > 32 { last = scalar }
    // A slash after these can divide or begin a pattern, because they end an expression or come before one.
    if scalar == "}" || scalar == ")" || "+-".unicodeScalars.contains(scalar) && previous == scalar { last = nil }
  }

  /// Advances over a value written in code.
  mutating func passValue() {
    last = "0"
    word = ""
    previous = "0"
  }

  /// Returns the interpretation that follows two branches, or `nil` if one is code and the other is not.
  func joined(with other: ScriptReading) -> ScriptReading? {
    if self == other { return self }
    guard region == other.region, isGuess == other.isGuess else { return nil }
    var joined = self
    // Only a slash depends on what comes before it.
    if last != other.last || word != other.word { joined.last = nil }
    if slashBeginsPattern != other.slashBeginsPattern { joined.slashBeginsPattern = nil }
    joined.word = ""
    if previous != other.previous { joined.previous = "0" }
    return joined
  }
}
