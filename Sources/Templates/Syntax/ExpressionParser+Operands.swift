import Diagnostics

/// The operands of expressions: names, literals, calls and what follows them.
extension ExpressionParser {
  mutating func primary() throws(TemplateError) -> Expression {
    let token = current
    let kind: Expression.Kind
    switch token.kind {
    case .name(let name):
      advance()
      switch name {
      case "true", "True": kind = .boolean(true)
      case "false", "False": kind = .boolean(false)
      case "none", "None": kind = .null
      default: kind = .name(name)
      }
    case .string(let text):
      advance()
      var whole = text
      while case .string(let more) = current.kind {
        whole += more
        advance()
      }
      kind = .text(whole)
    case .integer(let integer):
      advance()
      kind = .integer(integer)
    case .number(let number):
      advance()
      kind = .number(number)
    case .symbol("("): return try parenthesized()
    case .symbol("["):
      advance()
      kind = .list(try elements(until: "]"))
    case .symbol("{"):
      advance()
      kind = .map(try pairs())
    default: throw unexpected("a value")
    }
    return Expression(kind: kind, location: token.location)
  }

  /// Reads parentheses. A tuple is a list; parentheses around a single expression only group it.
  private mutating func parenthesized() throws(TemplateError) -> Expression {
    let location = current.location
    advance()
    if take(")") { return Expression(kind: .list([]), location: location) }
    let first = try expression()
    if take(")") { return first }
    try expect(",")
    return Expression(kind: .list([first] + (try elements(until: ")"))), location: location)
  }

  private mutating func elements(until end: String) throws(TemplateError) -> [Expression] {
    var elements: [Expression] = []
    while !take(end) {
      elements.append(try expression())
      if take(end) { break }
      try expect(",")
    }
    return elements
  }

  private mutating func pairs() throws(TemplateError) -> [(key: Expression, value: Expression)] {
    var pairs: [(key: Expression, value: Expression)] = []
    while !take("}") {
      let key = try expression()
      try expect(":")
      pairs.append((key, try expression()))
      if take("}") { break }
      try expect(",")
    }
    return pairs
  }

  mutating func postfix(_ start: Expression) throws(TemplateError) -> Expression {
    var result = start
    while isSymbol(".") || isSymbol("[") || isSymbol("(") {
      try countStep()
      if take(".") {
        let location = current.location
        if case .integer(let index) = current.kind {
          advance()
          result = Expression(
            kind: .item(result, Expression(kind: .integer(index), location: location)), location: location)
        } else {
          result = Expression(kind: .attribute(result, try name()), location: location)
        }
      } else if isSymbol("[") {
        result = try subscription(result)
      } else if isSymbol("(") {
        let location = result.location
        result = Expression(kind: .call(result, try arguments()), location: location)
      }
    }
    return result
  }

  private mutating func subscription(_ base: Expression) throws(TemplateError) -> Expression {
    let location = current.location
    advance()
    let from = isSymbol(":") ? nil : try expression()
    if take(":") {
      let to = isSymbol("]") || isSymbol(":") ? nil : try expression()
      let step = take(":") && !isSymbol("]") ? try expression() : nil
      try expect("]")
      return Expression(kind: .slice(base, from: from, to: to, step: step), location: location)
    }
    guard let from else { throw unexpected("an index") }
    try expect("]")
    return Expression(kind: .item(base, from), location: from.location)
  }

  mutating func arguments() throws(TemplateError) -> Arguments {
    var arguments = Arguments()
    try expect("(")
    while !take(")") {
      if case .name(let name) = current.kind, next.kind == .symbol("=") {
        let location = current.location
        advance()
        advance()
        arguments.named.append((name, try expression(), location))
      } else {
        guard arguments.named.isEmpty else {
          throw TemplateError("a positional argument cannot follow a keyword argument", at: current.location)
        }
        arguments.positional.append(try expression())
      }
      if take(")") { break }
      try expect(",")
    }
    return arguments
  }

  mutating func filters(_ start: Expression) throws(TemplateError) -> Expression {
    var result = start
    while isSymbol("|") || isWord("is") {
      try countStep()
      if take("|") {
        let location = current.location
        let name = try name()
        let arguments = isSymbol("(") ? try self.arguments() : Arguments()
        result = Expression(kind: .filter(result, name, arguments), location: location)
      } else if takeWord("is") {
        let isNegated = takeWord("not")
        let location = current.location
        let name = try name()
        result = Expression(kind: .test(result, name, try testArguments(), isNegated: isNegated), location: location)
      }
    }
    return result
  }

  /// Reads a test's arguments, in parentheses, or a single one right after its name: `is divisibleby 3`.
  private mutating func testArguments() throws(TemplateError) -> Arguments {
    if isSymbol("(") { return try arguments() }
    switch current.kind {
    case .string, .integer, .number, .symbol("["), .symbol("{"):
      return Arguments(positional: [try postfix(try primary())])
    case .name(let word) where !["and", "or", "else", "if", "is", "in", "not"].contains(word):
      return Arguments(positional: [try postfix(try primary())])
    default: return Arguments()
    }
  }
}
