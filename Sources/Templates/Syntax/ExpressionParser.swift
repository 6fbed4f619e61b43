import Diagnostics

/// Reads expressions with Jinja's precedence: `or`, `and`, `not`, comparisons, `+ -`, `~`, `* / // %`, unary signs,
/// `**`, then filters and tests.
struct ExpressionParser {
  private let tokens: [Token]
  private(set) var index: Int
  private var depth = 0
  private var steps = 0

  /// The limit on nesting. Deeper nesting is an error.
  private static let depthLimit = 200
  private static let stepLimit = 1_000

  init(_ tokens: [Token], from index: Int) {
    self.tokens = tokens
    self.index = index
  }

  var current: Token { tokens[min(index, tokens.count - 1)] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func isSymbol(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

  mutating func take(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  func isWord(_ word: String) -> Bool { current.kind == .name(word) }

  mutating func takeWord(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String) throws(TemplateError) {
    guard take(symbol) else { throw unexpected("\"\(symbol)\"") }
  }

  mutating func name() throws(TemplateError) -> String {
    guard case .name(let name) = current.kind else { throw unexpected("a name") }
    advance()
    return name
  }

  func unexpected(_ wanted: String) -> TemplateError {
    TemplateError(
      "expected \(wanted), found \(current.kind == .end ? current.description : "\"\(current.description)\"")",
      at: current.location, help: OtherLanguages.advice(about: min(index, tokens.count - 1), in: tokens))
  }

  /// Reads a whole expression, which may contain an inline `if`.
  mutating func expression() throws(TemplateError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      throw TemplateError("this expression is nested too deeply", at: current.location)
    }
    var result = try or()
    while takeWord("if") {
      try countStep()
      let condition = try or()
      let otherwise = takeWord("else") ? try expression() : nil
      result = Expression(
        kind: .conditional(condition: condition, then: result, otherwise: otherwise), location: result.location)
    }
    return result
  }

  /// Reads an expression, or several separated by commas, which form a list. Reads an inline `if` only if
  /// `hasConditional` is true.
  mutating func tuple(hasConditional: Bool = true) throws(TemplateError) -> Expression {
    let first = hasConditional ? try expression() : try or()
    guard isSymbol(",") else { return first }
    var elements = [first]
    while take(",") {
      switch current.kind {
      case .tagEnd, .outputEnd, .symbol("="): return Expression(kind: .list(elements), location: first.location)
      default: elements.append(hasConditional ? try expression() : try or())
      }
    }
    return Expression(kind: .list(elements), location: first.location)
  }

  /// Reads an expression without an inline `if`, such as the sequence of a loop.
  mutating func or() throws(TemplateError) -> Expression {
    var left = try and()
    while takeWord("or") {
      try countStep()
      left = Expression(kind: .or(left, try and()), location: left.location)
    }
    return left
  }

  private mutating func and() throws(TemplateError) -> Expression {
    var left = try not()
    while takeWord("and") {
      try countStep()
      left = Expression(kind: .and(left, try not()), location: left.location)
    }
    return left
  }

  private mutating func not() throws(TemplateError) -> Expression {
    let location = current.location
    guard isWord("not") else { return try comparison() }
    var count = 0
    while takeWord("not") { count += 1 }
    let operand = try comparison()
    let once = Expression(kind: .unary(.not, operand), location: location)
    return count.isMultiple(of: 2) ? Expression(kind: .unary(.not, once), location: location) : once
  }

  private mutating func comparison() throws(TemplateError) -> Expression {
    let left = try sum()
    var rest: [(BinaryOperator, Expression)] = []
    while let comparison = takeComparison() { rest.append((comparison, try sum())) }
    return rest.isEmpty ? left : Expression(kind: .comparison(left, rest), location: left.location)
  }

  private mutating func takeComparison() -> BinaryOperator? {
    let symbols: [String: BinaryOperator] = [
      "==": .equal, "!=": .unequal, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
    ]
    if case .symbol(let symbol) = current.kind, let comparison = symbols[symbol] {
      advance()
      return comparison
    }
    if takeWord("in") { return .contained }
    if isWord("not"), next.kind == .name("in") {
      advance()
      advance()
      return .notContained
    }
    return nil
  }

  private mutating func sum() throws(TemplateError) -> Expression {
    try chain(["+": .add, "-": .subtract]) { (parser) throws(TemplateError) in try parser.concatenation() }
  }

  private mutating func concatenation() throws(TemplateError) -> Expression {
    try chain(["~": .concatenate]) { (parser) throws(TemplateError) in try parser.product() }
  }

  private mutating func product() throws(TemplateError) -> Expression {
    try chain(["*": .multiply, "/": .divide, "//": .floorDivide, "%": .remainder]) { (parser) throws(TemplateError) in
      try parser.power()
    }
  }

  private mutating func chain(
    _ operators: [String: BinaryOperator], _ operand: (inout Self) throws(TemplateError) -> Expression
  ) throws(TemplateError) -> Expression {
    var left = try operand(&self)
    while case .symbol(let symbol) = current.kind, let binary = operators[symbol] {
      let location = current.location
      try countStep()
      advance()
      left = Expression(kind: .binary(binary, left, try operand(&self)), location: location)
    }
    return left
  }

  /// Reads `**`. As in Jinja, it is left-associative, and a unary sign binds more tightly.
  private mutating func power() throws(TemplateError) -> Expression {
    var left = try unary()
    while take("**") {
      try countStep()
      left = Expression(kind: .binary(.power, left, try unary()), location: left.location)
    }
    return left
  }

  private mutating func unary(hasFilters: Bool = true) throws(TemplateError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      throw TemplateError("this expression is nested too deeply", at: current.location)
    }
    let location = current.location
    let result: Expression
    if take("-") {
      result = Expression(kind: .unary(.minus, try unary(hasFilters: false)), location: location)
    } else if take("+") {
      result = Expression(kind: .unary(.plus, try unary(hasFilters: false)), location: location)
    } else {
      result = try postfix(try primary())
    }
    return hasFilters ? try filters(result) : result
  }

  /// Counts a step of a chain such as `a + b + c` or `a.b.c`. Chains nest without parentheses and have a limit of their
  /// own.
  mutating func countStep() throws(TemplateError) {
    steps += 1
    guard steps < Self.stepLimit else { throw TemplateError("this expression is too long", at: current.location) }
  }
}
