import Diagnostics

/// A token of a template.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    /// Text between the tags, written to the output unchanged.
    case text(String)
    /// `{{`
    case outputStart
    /// `}}`
    case outputEnd
    /// `{%`
    case tagStart
    /// `%}`
    case tagEnd
    case name(String)
    case string(String)
    case integer(Int)
    case number(Double)
    /// `+`, `==`, `(` and similar.
    case symbol(String)
    case end
  }

  let kind: Kind
  let location: SourceLocation

  /// The token as quoted in messages.
  var description: String {
    switch kind {
    case .text: "text"
    case .outputStart: "{{"
    case .outputEnd: "}}"
    case .tagStart: "{%"
    case .tagEnd: "%}"
    case .name(let name): name
    case .string(let string): "'\(string)'"
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .symbol(let symbol): symbol
    case .end: "the end of the file"
    }
  }
}
