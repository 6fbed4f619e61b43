import Diagnostics

/// Tags that are written in double braces, as in Go: `{{ if page.title }}…{{ end }}`.
enum TagsInBraces {
  /// Returns the tokens with these tags as tags, and the mistakes.
  static func tokens(repairing tokens: [Token]) -> (tokens: [Token], findings: [TemplateError]) {
    var result: [Token] = []
    var findings: [TemplateError] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .outputStart, case .name(let name) = tokens[index + 1].kind,
        isTag(name, before: tokens[index + 2], after: findings),
        let end = tokens[index...].firstIndex(where: { $0.kind == .outputEnd })
      else {
        result.append(tokens[index])
        index += 1
        continue
      }
      let word = tokens[index + 1]
      // The matcher reports the name "end".
      if name != "end" { findings.append(finding(name, tokens[(index + 2)..<end], at: word.location)) }
      let first = Token(kind: .tagStart, location: tokens[index].location)
      result += [first] + repaired(name, tokens[(index + 2)..<end], at: word.location)
      result.append(Token(kind: .tagEnd, location: tokens[end].location))
      index = end + 1
    }
    return (result, findings)
  }

  private static func isTag(_ name: String, before next: Token, after findings: [TemplateError]) -> Bool {
    let isEnd = name.hasPrefix("end") && TagMatcher.blocks.contains(String(name.dropFirst(3)))
    if isEnd || name == "else" { return next.kind == .outputEnd || next.kind == .name("if") }
    if name == "end" { return next.kind == .outputEnd && !findings.isEmpty }
    guard ["if", "elif", "for", "range", "with", "set"].contains(name) else { return false }
    switch next.kind {
    case .name(let word): return name == "if" || !["if", "and", "or", "in", "is", "else"].contains(word)
    case .string, .integer, .symbol("."), .symbol("$"), .symbol("!"): return true
    default: return false
    }
  }

  private static func finding(
    _ name: String, _ content: ArraySlice<Token>, at location: SourceLocation
  ) -> TemplateError {
    let tag: String
    switch name {
    case "range": tag = "{% for item in items %}"
    case "with" where content.first?.kind == .symbol("."): tag = "{% if … %}"
    default: tag = content.isEmpty ? "{% \(name) %}" : "{% \(name) … %}"
    }
    return TemplateError("\"\(name)\" must be in {% and %}, not in braces", at: location, help: "write \(tag)")
  }

  /// Returns the tokens between the delimiters of the tag. A condition or list in the notation of Go is replaced.
  private static func repaired(
    _ name: String, _ content: ArraySlice<Token>, at location: SourceLocation
  ) -> [Token] {
    func token(_ kind: Token.Kind) -> Token { Token(kind: kind, location: location) }
    let isAssignment = content.contains { $0.kind == .symbol("=") }
    switch name {
    case "range": return [.name("for"), .name("item"), .name("in"), .name("none")].map(token)
    case "with" where !isAssignment: return [.name("if"), .name("true")].map(token)
    case "if", "elif":
      let isGo = isGoCondition(content)
      return [token(.name(name))] + (isGo ? [token(.name("true"))] : Array(content))
    default: return [token(.name(name))] + content
    }
  }

  /// Returns whether a condition is a call in the notation of Go, such as `eq .Title "News"`.
  private static func isGoCondition(_ content: ArraySlice<Token>) -> Bool {
    guard let first = content.first else { return false }
    if first.kind == .symbol(".") || first.kind == .symbol("$") { return true }
    guard case .name(let function) = first.kind, let second = content.dropFirst().first else { return false }
    guard ["eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "len", "in", "isset"].contains(function) else {
      return false
    }
    if function == "not" { return second.kind == .symbol(".") || second.kind == .symbol("$") }
    switch second.kind {
    case .name, .string, .integer, .symbol("."), .symbol("$"): return true
    default: return false
    }
  }
}
