import Diagnostics

/// Delimiters of other languages, and delimiters that are written incorrectly.
extension Lexer {
  /// Reports delimiters of PHP and ERB, names in single braces, and braces with a space inside, at the current character.
  mutating func readOtherDelimiter() {
    guard let found = otherDelimiter() else { return }
    findings.append(TemplateError(found.message, at: here(length: found.length), help: found.help))
  }

  private func otherDelimiter() -> (message: String, length: Int, help: String)? {
    switch (peek(), peek(1)) {
    case ("<", "%"): return ("\"<%\" does not begin a tag", 2, "write {{ … }} for a value, or {% … %} for a tag")
    case ("<", "?"):
      let word = text(3)
      guard word == "<?=" || text(5) == "<?php" else { return nil }
      let length = word == "<?=" ? 3 : 5
      return ("themes cannot contain PHP", length, "write {{ … }} for a value, or {% … %} for a tag")
    case ("{", " "): return spacedBraces()
    case ("{", .some(let next)) where next.beginsName: return singleBraces()
    default: return nil
    }
  }

  /// Returns the mistake in `{ { page.title } }`.
  private func spacedBraces() -> (message: String, length: Int, help: String)? {
    guard peek(2) == "{" else { return nil }
    let line = restOfLine()
    guard let match = line.prefixMatch(of: #/\{ \{ ?([A-Za-z_][A-Za-z0-9_.]*) ?\} ?\}/#) else { return nil }
    return ("there is a space between the braces", line[match.range].count, "write {{ \(match.1) }}")
  }

  /// Returns the mistake in `{page.title}` and `${page.title}`.
  private func singleBraces() -> (message: String, length: Int, help: String)? {
    let line = restOfLine()
    guard let match = line.prefixMatch(of: #/\{((?:page|site|theme|item|loop)(?:\.[a-z_]+)+)\}/#) else { return nil }
    guard index == 0 || scalars[index - 1] != "$" && scalars[index - 1] != "{" else { return nil }
    return ("a value must be in two braces", line[match.range].count, "write {{ \(match.1) }}")
  }

  /// Returns whether a tag whose delimiter contains a space, such as `{ %`, begins here. Reports it.
  mutating func readSpacedTag() -> Bool {
    guard peek(2) == "%" else { return false }
    findings.append(
      TemplateError("there is a space in the delimiter of this tag", at: here(length: 3), help: "write {%"))
    return true
  }

  /// Returns whether braces around a value inside a tag, such as `{% if {{ page.title }} %}`, begin here. Reports them.
  mutating func readInnerBraces(closing: Unicode.Scalar) -> Bool {
    let line = restOfLine()
    guard let end = line.firstRange(of: "}}") else { return false }
    let rest = line[end.upperBound...]
    guard let outerEnd = rest.firstRange(of: "\(closing)}"), !rest[..<outerEnd.lowerBound].contains("{") else {
      return false
    }
    let value = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound].trimming { $0 == " " }
    let length = line[..<end.upperBound].unicodeScalars.count
    findings.append(
      TemplateError("a value inside a tag must not be in braces", at: here(length: length), help: "write \(value)"))
    return true
  }

  private func restOfLine() -> Substring {
    let end = scalars[index...].firstIndex(of: "\n") ?? scalars.count
    return Substring(String(String.UnicodeScalarView(scalars[index..<min(end, index + 200)])))
  }

  private func text(_ length: Int) -> String {
    String(String.UnicodeScalarView(scalars[index..<min(index + length, scalars.count)]))
  }
}

extension Substring {
  fileprivate func trimming(_ isRemoved: (Character) -> Bool) -> Substring {
    var result = drop(while: isRemoved)
    while let last = result.last, isRemoved(last) { result.removeLast() }
    return result
  }
}
