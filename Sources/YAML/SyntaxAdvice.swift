import Diagnostics

/// A complaint of libyaml's in words that tell an editor what to change, at the place where it can be changed.
struct SyntaxAdvice {
  /// A place in the text, counted from 0.
  struct Mark: Equatable {
    let line: Int
    let column: Int
  }

  let message: String
  let help: String?
  let mark: Mark

  private init(_ message: String, help: String?, at mark: Mark) {
    self.message = message
    self.help = help
    self.mark = mark
  }

  /// What `problem` means, which libyaml noticed at `mark` while it read something that begins at `beginning`, in a text of `lines`.
  static func on(
    _ problem: String, at mark: Mark, within beginning: Mark?, lines: [Substring.UnicodeScalarView]
  ) -> SyntaxAdvice {
    let text = Surroundings(lines: lines, mark: mark, beginning: beginning ?? mark)
    switch problem {
    case "mapping values are not allowed in this context": return text.secondColon
    case "found character that cannot start any token": return text.impossibleBeginning
    case "could not find expected ':'": return text.missingColon
    case "did not find expected key": return text.misfit
    case "did not find expected ',' or ']'": return text.openList
    case "did not find expected ',' or '}'": return text.openFields
    case "found unexpected end of stream", "found unexpected document indicator":
      return SyntaxAdvice(
        "a quotation mark is opened here and never closed", help: "close it, or double it if it belongs to the text",
        at: text.beginning)
    default:
      let (message, help) = inPlainWords(problem)
      return SyntaxAdvice(message, help: help, at: mark)
    }
  }

  /// What needs no look at the text.
  private static func inPlainWords(_ problem: String) -> (String, String?) {
    switch problem {
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      ("a tab stands where blanks are expected", "indent with blanks, not tabs")
    case "did not find expected <document start>":
      ("this line ends the fields", "remove a line of \"...\", and put a value that begins with % in quotes")
    case "did not find expected '-' indicator":
      ("this line does not fit the list above it", "begin each item of a list with \"- \", all indented alike")
    case "block sequence entries are not allowed in this context":
      ("a list cannot begin on this line", "begin the list on a line of its own below the key")
    case "found undefined tag handle", "did not find expected whitespace or line break":
      ("a value cannot begin with \"!\"", "put it in quotes")
    case "did not find expected alphabetic or numeric character":
      ("a value cannot begin with \"*\" or \"&\"", "put it in quotes")
    case "found unknown escape character":
      ("this is no escape that double quotes know", "use single quotes, or write the backslash twice")
    case "control characters are not allowed": ("a control character stands here", "delete it")
    case _ where problem.contains("UTF-8"): ("this is not text in UTF-8", "save the file as UTF-8")
    default: (problem, nil)
    }
  }

  /// `value` in quotation marks that keep every character of it.
  static func quoted(_ value: String) -> String {
    guard value.contains("\"") || value.contains("\\") else { return "\"\(value)\"" }
    return "'\(value.replacing("'", with: "''"))'"
  }
}

extension SyntaxAdvice {
  /// The text around a complaint.
  private struct Surroundings {
    let lines: [Substring.UnicodeScalarView]
    let mark: Mark
    let beginning: Mark

    private func line(_ number: Int) -> String {
      lines.indices.contains(number) ? String(lines[number]).trimmingEnd() : ""
    }

    /// The character at the mark.
    private var character: Unicode.Scalar? {
      guard lines.indices.contains(mark.line) else { return nil }
      return lines[mark.line].dropFirst(mark.column).first
    }

    /// The key and the value on a line, without the dash of an item, and the column of the colon between them.
    private func field(on number: Int) -> (key: String, value: String, colon: Int)? {
      let text = line(number)
      guard let colon = text.firstRange(of: ": ") else { return nil }
      let key = text[..<colon.lowerBound].drop { $0 == " " || $0 == "-" }
      let value = text[colon.upperBound...].drop { $0 == " " }
      return (String(key), String(value), text[..<colon.lowerBound].unicodeScalars.count)
    }

    var secondColon: SyntaxAdvice {
      guard let field = field(on: mark.line), field.colon < mark.column else {
        return SyntaxAdvice(
          "this line is indented too far, or the value above it goes on here",
          help: "begin it in the same column as the field above it", at: mark)
      }
      return SyntaxAdvice(
        "a second \": \" stands on this line", help: "put the value in quotes: \(field.key): \(quoted(field.value))",
        at: mark)
    }

    var impossibleBeginning: SyntaxAdvice {
      guard let character, character != "\t" else {
        return SyntaxAdvice("a tab stands where blanks are expected", help: "indent with blanks, not tabs", at: mark)
      }
      let value = String(line(mark.line).unicodeScalars.dropFirst(mark.column))
      return SyntaxAdvice(
        "a value cannot begin with \"\(character)\"", help: "put it in quotes: \(quoted(value))", at: mark)
    }

    var missingColon: SyntaxAdvice {
      let text = line(beginning.line)
      let above = line(beginning.line - 1).drop { $0 == " " }
      let written = text.drop { $0 == " " }
      if let colon = text.firstIndex(of: ":") {
        let place = Mark(line: beginning.line, column: text[..<colon].unicodeScalars.count)
        let mended = "\(written.prefix { $0 != ":" }): \(text[text.index(after: colon)...])"
        return SyntaxAdvice("no blank follows this colon", help: "write \"\(mended)\"", at: place)
      }
      if [">", "|", ">-", "|-"].contains(where: above.hasSuffix) {
        return SyntaxAdvice(
          "this text is not indented", help: "indent each line of a long text by two blanks", at: beginning)
      }
      if beginning.column > 0, above.hasPrefix("- ") {
        return SyntaxAdvice(
          "this line does not fit the list above it", help: "begin it with a dash: - \(written)", at: beginning)
      }
      return SyntaxAdvice(
        "this line is not \"key: value\"", help: "add the colon, or indent the line if it belongs to the value above",
        at: beginning)
    }

    var misfit: SyntaxAdvice {
      guard let field = field(on: mark.line), mark.column > field.colon, let first = field.value.first else {
        return SyntaxAdvice(
          "this line is indented otherwise than those above it",
          help: "begin it in the same column as the field that it follows", at: mark)
      }
      switch first {
      case "'":
        var inner = field.value.dropFirst()
        if inner.hasSuffix("'") { inner = inner.dropLast() }
        return SyntaxAdvice(
          "an apostrophe ends the value before this", help: "use other quotes: \(field.key): \(quoted(String(inner)))",
          at: mark)
      case "\"", "[", "{":
        return SyntaxAdvice(
          "the value has ended before this", help: "put all of it in quotes: \(field.key): \(quoted(field.value))",
          at: mark)
      default:
        return SyntaxAdvice("this does not belong to the value before it", help: "put the value in quotes", at: mark)
      }
    }

    var openList: SyntaxAdvice {
      mark.line == beginning.line
        ? SyntaxAdvice(
          "this list is not closed", help: "separate its items with commas and end it with \"]\"", at: mark)
        : SyntaxAdvice("this list is not closed", help: "end it with \"]\"", at: beginning)
    }

    var openFields: SyntaxAdvice {
      guard mark.line == beginning.line else {
        return SyntaxAdvice("these braces are not closed", help: "end them with \"}\"", at: beginning)
      }
      let scalars = line(mark.line).unicodeScalars
      let start = String(scalars.prefix(mark.column)).split(whereSeparator: { "{,".contains($0) }).last ?? ""
      if character == ":", let colon = start.firstRange(of: ": ") {
        let rest = String(scalars.dropFirst(mark.column)).prefix { !",}".contains($0) }
        let value = (start[colon.upperBound...] + rest).drop { $0 == " " }
        let key = start[..<colon.lowerBound].drop { $0 == " " }
        return SyntaxAdvice(
          "a second \": \" stands in the value of \"\(key)\"",
          help: "put the value in quotes: \(key): \(quoted(String(value).trimmingEnd()))", at: mark)
      }
      return SyntaxAdvice(
        "these braces are not closed", help: "separate the fields with commas and end them with \"}\"", at: mark)
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
