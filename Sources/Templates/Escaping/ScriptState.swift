/// Where in a script its reader is: in code, where a value is a JSON value, or in a string, a comment or a regular expression,
/// where none can be written.
struct ScriptState: Hashable, Sendable {
  private enum Region: Hashable {
    case code
    /// In a string or regular expression, up to `end`.
    case quoted(end: Unicode.Scalar, isEscaped: Bool)
    case lineComment
    case blockComment(afterStar: Bool)
  }

  private var region = Region.code
  /// The last character of code that was no blank.
  private var last: Unicode.Scalar = ";"
  private var slashBeginsRegularExpression = false

  var isCode: Bool { region == .code }

  mutating func read(_ scalar: Unicode.Scalar) {
    switch region {
    case .code: readCode(scalar)
    case .quoted(let end, true): region = .quoted(end: end, isEscaped: false)
    case .quoted(let end, false): readQuoted(scalar, end)
    case .lineComment: if scalar == "\n" { leave(as: ";") }
    case .blockComment(let afterStar):
      if afterStar, scalar == "/" { leave(as: ";") } else { region = .blockComment(afterStar: scalar == "*") }
    }
  }

  private mutating func readQuoted(_ scalar: Unicode.Scalar, _ end: Unicode.Scalar) {
    if scalar == "\\" {
      region = .quoted(end: end, isEscaped: true)
    } else if scalar == end || scalar == "\n" && end != "`" {
      leave(as: "0")
    }
  }

  /// Goes back to code, where what was left counts as `character`.
  private mutating func leave(as character: Unicode.Scalar) {
    region = .code
    last = character
  }

  private mutating func readCode(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "'", "`": region = .quoted(end: scalar, isEscaped: false)
    case "/" where last == "/": region = .lineComment
    case "*" where last == "/": region = .blockComment(afterStar: false)
    default: break
    }
    // A slash after an operator begins a regular expression, unless it begins a comment, which the next character tells.
    if last == "/", scalar != "/", scalar != "*", slashBeginsRegularExpression {
      region = .quoted(end: "/", isEscaped: scalar == "\\")
    }
    if scalar == "/" { slashBeginsRegularExpression = "(,=:[!&|?{};+-*%~^<>".unicodeScalars.contains(last) }
    if scalar.value > 32 { last = scalar }
  }

  /// What follows a value that was written in code.
  mutating func passValue() { last = "0" }
}
