import Diagnostics

/// The tags, one function each. A function reads its tag up to the matching end tag.
extension StatementParser {
  static let tags = [
    "if", "for", "set", "with", "block", "extends", "include", "import", "from", "macro", "call", "filter",
    "autoescape",
    "raw", "break", "continue",
  ]

  mutating func tag(_ name: String, _ word: Token) throws(TemplateError) -> Statement? {
    let kind: Statement.Kind
    switch name {
    case "if": kind = try conditional()
    case "for": kind = try loop()
    case "break", "continue":
      try endTag()
      kind = name == "break" ? .breakLoop : .continueLoop
    case "set": kind = try set(word)
    case "with": kind = try with()
    case "block": kind = try block()
    case "macro": kind = try macro()
    case "call": kind = try callBlock(word)
    case "filter": kind = try filter()
    case "autoescape": kind = try autoescape()
    case "include": kind = try include()
    case "import": kind = try importAll()
    case "from": kind = try importNames()
    case "extends": kind = try extends(word)
    default:
      let isEnd = name.hasPrefix("end") || name == "else" || name == "elif"
      if isEnd, hasBrokenTag {
        skipTag()
        return nil
      }
      throw TemplateError(
        "unexpected tag \"\(name)\"", at: word.location,
        help: OtherLanguages.tags[name]
          ?? nearestName(to: name, in: Self.tags).map { "did you mean \"\($0)\"?" }
          ?? "use one of: \(Self.tags.sorted().joined(separator: ", "))")
    }
    return Statement(kind: kind, location: word.location)
  }

  private mutating func conditional() throws(TemplateError) -> Statement.Kind {
    var branches: [(condition: Expression, body: [Statement])] = []
    while true {
      let condition = try parse { (parser) throws(TemplateError) in try parser.tuple() }
      try endTag()
      let (statements, end) = try body(until: ["elif", "else", "endif"])
      branches.append((condition, statements))
      if end == "elif" { continue }
      try closeTag()
      guard end == "else" else { return .conditional(branches, otherwise: []) }
      let (otherwise, _) = try body(until: ["endif"])
      try closeTag()
      return .conditional(branches, otherwise: otherwise)
    }
  }

  /// Reads the end of a closing tag. At the end of the file, reads nothing: the missing tag has been reported.
  mutating func closeTag() throws(TemplateError) {
    if current.kind != .end { try endTag() }
  }

  private mutating func loop() throws(TemplateError) -> Statement.Kind {
    let targets = try loopTargets()
    guard takeWord("in") else {
      throw TemplateError(
        "expected \"in\", found \"\(current.description)\"", at: current.location,
        help: "write {% for item in items %}")
    }
    let sequence = try parse { (parser) throws(TemplateError) in try parser.tuple(hasConditional: false) }
    let condition = takeWord("if") ? try expression() : nil
    let isRecursive = takeWord("recursive")
    try endTag()
    let (loopBody, end) = try body(until: ["else", "endfor"])
    try closeTag()
    var otherwise: [Statement] = []
    if end == "else" {
      (otherwise, _) = try body(until: ["endfor"])
      try closeTag()
    }
    return .loop(
      Statement.Loop(
        targets: targets, sequence: sequence, filter: condition, isRecursive: isRecursive, body: loopBody,
        otherwise: otherwise))
  }

  private mutating func loopTargets() throws(TemplateError) -> [Statement.LoopTarget] {
    var targets: [Statement.LoopTarget] = []
    repeat {
      if !targets.isEmpty, current.kind == .name("in") { break }
      if takeSymbol("(") {
        targets.append(.group(try loopTargets()))
        try expect(.symbol(")"), ")")
      } else {
        targets.append(.name(try self.targetName()))
      }
    } while takeSymbol(",")
    if targets.count == 1, case .group(let inner) = targets[0] { return inner }
    return targets
  }

  /// Reads a name that can be assigned to.
  private mutating func targetName() throws(TemplateError) -> String {
    let location = current.location
    let name = try name()
    guard !["true", "false", "none", "True", "False", "None"].contains(name) else {
      throw TemplateError("\"\(name)\" is a constant and cannot be set", at: location)
    }
    return name
  }

  private mutating func target() throws(TemplateError) -> Statement.Target {
    let location = current.location
    let name = try targetName()
    guard takeSymbol(".") else { return Statement.Target(name: name, location: location) }
    return Statement.Target(name: name, attribute: try self.name(), location: location)
  }

  private mutating func set(_ word: Token) throws(TemplateError) -> Statement.Kind {
    let isGrouped = takeSymbol("(")
    var targets = [try target()]
    while takeSymbol(",") { targets.append(try target()) }
    if isGrouped { try expect(.symbol(")"), ")") }
    if takeSymbol("=") {
      let value = try parse { (parser) throws(TemplateError) in try parser.tuple() }
      try endTag()
      return .set(targets, value)
    }
    guard targets.count == 1 else {
      throw TemplateError("a block assignment takes only one variable", at: word.location)
    }
    let filters = takeSymbol("|") ? try filterCalls() : []
    try endTag()
    let (statements, _) = try body(until: ["endset"])
    try closeTag()
    return .setBlock(targets[0], filters, statements)
  }

  private mutating func with() throws(TemplateError) -> Statement.Kind {
    var values: [(name: String, value: Expression)] = []
    while current.kind != .tagEnd {
      let name = try name()
      try expect(.symbol("="), "=")
      values.append((name, try expression()))
      if !takeSymbol(",") { break }
    }
    try endTag()
    let (statements, _) = try body(until: ["endwith"])
    try closeTag()
    return .with(values, statements)
  }

  private mutating func parameters() throws(TemplateError) -> [(name: String, defaultValue: Expression?)] {
    var parameters: [(name: String, defaultValue: Expression?)] = []
    while !takeSymbol(")") {
      let location = current.location
      let parameter = try name()
      if parameters.contains(where: { $0.name == parameter }) {
        throw TemplateError("the parameter \"\(parameter)\" is declared twice", at: location)
      }
      let standard = takeSymbol("=") ? try expression() : nil
      if standard == nil, parameters.last?.defaultValue != nil {
        throw TemplateError("a parameter without a default value cannot follow one with a default value", at: location)
      }
      parameters.append((parameter, standard))
      if takeSymbol(")") { break }
      try expect(.symbol(","), ",")
    }
    return parameters
  }

  private mutating func macro() throws(TemplateError) -> Statement.Kind {
    let location = current.location
    let name = try name()
    try expect(.symbol("("), "(")
    let parameters = try parameters()
    try endTag()
    let (statements, _) = try body(until: ["endmacro"])
    if case .name(let closing) = current.kind { _ = takeWord(closing) }
    try closeTag()
    return .macro(Statement.Macro(name: name, parameters: parameters, body: statements, location: location))
  }

  private mutating func callBlock(_ word: Token) throws(TemplateError) -> Statement.Kind {
    let parameters = takeSymbol("(") ? try parameters() : []
    let call = try expression()
    guard case .call(let callee, let arguments) = call.kind else {
      throw TemplateError("a call block must call a macro", at: call.location, help: "write {% call name() %}")
    }
    try endTag()
    let (statements, _) = try body(until: ["endcall"])
    try closeTag()
    let caller = Statement.Macro(name: "caller", parameters: parameters, body: statements, location: word.location)
    return .callBlock(caller, callee: callee, arguments)
  }

  private mutating func filterCalls() throws(TemplateError) -> [Statement.FilterCall] {
    var filters: [Statement.FilterCall] = []
    repeat {
      let location = current.location
      let name = try name()
      let arguments =
        current.kind == .symbol("(")
        ? try parse { (parser) throws(TemplateError) in try parser.arguments() } : Arguments()
      filters.append(Statement.FilterCall(name: name, arguments: arguments, location: location))
    } while takeSymbol("|")
    return filters
  }

  private mutating func filter() throws(TemplateError) -> Statement.Kind {
    let filters = try filterCalls()
    try endTag()
    let (statements, _) = try body(until: ["endfilter"])
    try closeTag()
    return .filter(filters, statements)
  }

  private mutating func autoescape() throws(TemplateError) -> Statement.Kind {
    let location = current.location
    let value = try expression()
    guard case .boolean(let isOn) = value.kind else {
      throw TemplateError("autoescape must be true or false", at: location, help: "write {% autoescape false %}")
    }
    try endTag()
    let (statements, _) = try body(until: ["endautoescape"])
    try closeTag()
    return .autoescape(isOn, statements)
  }
}
