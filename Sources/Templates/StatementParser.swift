import Diagnostics

/// Reads a template's tokens to statements.
struct StatementParser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  /// Deeper nesting is refused rather than followed.
  private static let depthLimit = 100
  private static let tags = [
    "if", "for", "set", "with", "block", "extends", "include", "import", "from", "macro", "filter", "raw",
  ]

  private init(_ tokens: [Token]) { self.tokens = tokens }

  static func statements(of source: TemplateSource, _ options: TemplateOptions) throws(TemplateError) -> [Statement] {
    var parser = StatementParser(try Lexer.tokens(of: source, options))
    let (statements, _) = try parser.body(until: [], openedBy: nil)
    return statements
  }

  private var current: Token { tokens[min(index, tokens.count - 1)] }

  /// Statements up to a tag whose word is in `ends`, which is returned and whose word is passed over.
  private mutating func body(until ends: Set<String>, openedBy opening: Token?) throws(TemplateError) -> (
    [Statement], String
  ) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw TemplateError("blocks are nested too deep", at: current.location) }
    var statements: [Statement] = []
    while true {
      let token = current
      switch token.kind {
      case .end:
        guard let opening else { return (statements, "") }
        throw TemplateError(
          "this \"\(opening.description)\" is not closed", at: opening.location,
          help: "end it with {% \(ends.sorted().last ?? "") %}")
      case .text(let text):
        index += 1
        statements.append(Statement(kind: .text(text), location: token.location))
      case .outputStart:
        index += 1
        let value = try parse { (parser) throws(TemplateError) in try parser.expression() }
        try expect(.outputEnd, "}}")
        statements.append(Statement(kind: .output(value), location: value.location))
      case .tagStart:
        index += 1
        let word = current
        guard case .name(let name) = word.kind else {
          throw TemplateError("a tag begins with a word", at: word.location)
        }
        index += 1
        if ends.contains(name) { return (statements, name) }
        statements.append(try tag(name, word))
      default:
        throw TemplateError("\"\(token.description)\" is not expected here", at: token.location)
      }
    }
  }

  private mutating func parse<Result>(
    _ read: (inout ExpressionParser) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    var parser = ExpressionParser(tokens, from: index)
    let result = try read(&parser)
    index = parser.index
    return result
  }

  private mutating func expect(_ kind: Token.Kind, _ text: String) throws(TemplateError) {
    guard current.kind == kind else {
      throw TemplateError("\"\(text)\" is expected here, not \"\(current.description)\"", at: current.location)
    }
    index += 1
  }

  private mutating func endTag() throws(TemplateError) { try expect(.tagEnd, "%}") }

  private mutating func name() throws(TemplateError) -> String {
    try parse { (parser) throws(TemplateError) in try parser.name() }
  }

  private mutating func expression() throws(TemplateError) -> Expression {
    try parse { (parser) throws(TemplateError) in try parser.expression() }
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard current.kind == .name(word) else { return false }
    index += 1
    return true
  }

  private mutating func takeSymbol(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  private mutating func text(_ what: String) throws(TemplateError) -> String {
    guard case .string(let text) = current.kind else {
      throw TemplateError("\(what) is a text in quotes", at: current.location)
    }
    index += 1
    return text
  }
}

extension StatementParser {
  private mutating func tag(_ name: String, _ word: Token) throws(TemplateError) -> Statement {
    let kind: Statement.Kind =
      switch name {
      case "if": try conditional(word)
      case "for": try loop(word)
      case "set": try set(word)
      case "with": try with(word)
      case "block": try block(word)
      case "macro": try macro(word)
      case "filter": try filter(word)
      case "include": try include()
      case "import": try importAll()
      case "from": try importNames()
      case "extends": try extends()
      default:
        throw TemplateError(
          "no tag is named \"\(name)\"", at: word.location,
          help: name.hasPrefix("end") || name == "else" || name == "elif"
            ? "nothing is open that it could belong to"
            : nearestName(to: name, in: Self.tags).map { "did you mean \"\($0)\"?" })
      }
    return Statement(kind: kind, location: word.location)
  }

  private mutating func conditional(_ word: Token) throws(TemplateError) -> Statement.Kind {
    var branches: [(condition: Expression, body: [Statement])] = []
    while true {
      let condition = try expression()
      try endTag()
      let (statements, end) = try body(until: ["elif", "else", "endif"], openedBy: word)
      branches.append((condition, statements))
      if end == "elif" { continue }
      try endTag()
      guard end == "else" else { return .conditional(branches, otherwise: []) }
      let (otherwise, _) = try body(until: ["endif"], openedBy: word)
      try endTag()
      return .conditional(branches, otherwise: otherwise)
    }
  }

  private mutating func loop(_ word: Token) throws(TemplateError) -> Statement.Kind {
    var targets = [try name()]
    while takeSymbol(",") { targets.append(try name()) }
    guard takeWord("in") else {
      throw TemplateError(
        "\"in\" is expected here, not \"\(current.description)\"", at: current.location,
        help: "write {% for item in items %}")
    }
    let sequence = try parse { (parser) throws(TemplateError) in try parser.or() }
    let condition = takeWord("if") ? try expression() : nil
    try endTag()
    var (statements, end) = try body(until: ["else", "endfor"], openedBy: word)
    try endTag()
    let loopBody = statements
    statements = []
    if end == "else" {
      (statements, end) = try body(until: ["endfor"], openedBy: word)
      try endTag()
    }
    return .loop(
      Statement.Loop(targets: targets, sequence: sequence, filter: condition, body: loopBody, otherwise: statements))
  }

  private mutating func set(_ word: Token) throws(TemplateError) -> Statement.Kind {
    var names = [try name()]
    while takeSymbol(",") { names.append(try name()) }
    if takeSymbol("=") {
      let value = try expression()
      try endTag()
      return .set(names, value)
    }
    guard names.count == 1 else { throw TemplateError("a block can be given one name only", at: word.location) }
    try endTag()
    let (statements, _) = try body(until: ["endset"], openedBy: word)
    try endTag()
    return .setBlock(names[0], statements)
  }

  private mutating func with(_ word: Token) throws(TemplateError) -> Statement.Kind {
    var values: [(name: String, value: Expression)] = []
    while current.kind != .tagEnd {
      let name = try name()
      try expect(.symbol("="), "=")
      values.append((name, try expression()))
      if !takeSymbol(",") { break }
    }
    try endTag()
    let (statements, _) = try body(until: ["endwith"], openedBy: word)
    try endTag()
    return .with(values, statements)
  }

  private mutating func block(_ word: Token) throws(TemplateError) -> Statement.Kind {
    let name = try name()
    try endTag()
    let (statements, _) = try body(until: ["endblock"], openedBy: word)
    if case .name(let closing) = current.kind {
      guard closing == name else {
        throw TemplateError("the block \"\(name)\" is open here, not \"\(closing)\"", at: current.location)
      }
      index += 1
    }
    try endTag()
    return .block(Statement.Block(name: name, body: statements))
  }

  private mutating func macro(_ word: Token) throws(TemplateError) -> Statement.Kind {
    let name = try name()
    try expect(.symbol("("), "(")
    var parameters: [(name: String, defaultValue: Expression?)] = []
    while !takeSymbol(")") {
      let parameter = try self.name()
      parameters.append((parameter, takeSymbol("=") ? try expression() : nil))
      if takeSymbol(")") { break }
      try expect(.symbol(","), ",")
    }
    try endTag()
    let (statements, _) = try body(until: ["endmacro"], openedBy: word)
    if case .name = current.kind { index += 1 }
    try endTag()
    return .macro(Statement.Macro(name: name, parameters: parameters, body: statements))
  }

  private mutating func filter(_ word: Token) throws(TemplateError) -> Statement.Kind {
    var filters: [(name: String, arguments: Arguments)] = []
    repeat {
      let name = try name()
      let arguments =
        current.kind == .symbol("(")
        ? try parse { (parser) throws(TemplateError) in try parser.arguments() } : Arguments()
      filters.append((name, arguments))
    } while takeSymbol("|")
    try endTag()
    let (statements, _) = try body(until: ["endfilter"], openedBy: word)
    try endTag()
    return .filter(filters, statements)
  }

  private mutating func include() throws(TemplateError) -> Statement.Kind {
    var names: [String] = []
    if takeSymbol("[") {
      repeat { names.append(try text("a template's name")) } while takeSymbol(",")
      try expect(.symbol("]"), "]")
    } else {
      names = [try text("a template's name")]
    }
    var ignoresMissing = false
    if takeWord("ignore") {
      guard takeWord("missing") else { throw TemplateError("\"missing\" is expected here", at: current.location) }
      ignoresMissing = true
    }
    if takeWord("with") || takeWord("without") { _ = takeWord("context") }
    try endTag()
    return .include(names, ignoresMissing: ignoresMissing)
  }

  private mutating func importAll() throws(TemplateError) -> Statement.Kind {
    let template = try text("a template's name")
    guard takeWord("as") else {
      throw TemplateError(
        "\"as\" is expected here", at: current.location, help: "write {% import \"file.html\" as name %}")
    }
    let name = try name()
    skipContext()
    try endTag()
    return .importAll(template, as: name)
  }

  private mutating func importNames() throws(TemplateError) -> Statement.Kind {
    let template = try text("a template's name")
    guard takeWord("import") else {
      throw TemplateError(
        "\"import\" is expected here", at: current.location, help: "write {% from \"file.html\" import name %}")
    }
    var names: [(name: String, alias: String)] = []
    repeat {
      let name = try name()
      names.append((name, takeWord("as") ? try self.name() : name))
    } while takeSymbol(",")
    skipContext()
    try endTag()
    return .importNames(template, names)
  }

  private mutating func skipContext() {
    if takeWord("with") || takeWord("without") { _ = takeWord("context") }
  }

  private mutating func extends() throws(TemplateError) -> Statement.Kind {
    let template = try text("a template's name")
    try endTag()
    return .extends(template)
  }
}
