import Diagnostics

/// The tags that combine templates: `block`, `include`, `import`, `from`, `extends`.
extension StatementParser {
  mutating func block() throws(TemplateError) -> Statement.Kind {
    let location = current.location
    let name = try name()
    let isScoped = takeWord("scoped")
    let isRequired = takeWord("required")
    try endTag()
    let (statements, _) = try body(until: ["endblock"])
    if case .name(let closing) = current.kind {
      guard closing == name else {
        throw TemplateError("this closes the block \"\(name)\", not \"\(closing)\"", at: current.location)
      }
      _ = takeWord(closing)
    }
    try closeTag()
    return .block(
      Statement.Block(name: name, isScoped: isScoped, isRequired: isRequired, body: statements, location: location))
  }
  mutating func include() throws(TemplateError) -> Statement.Kind {
    var names: [String] = []
    if takeSymbol("[") {
      repeat { names.append(try templateName("include")) } while takeSymbol(",")
      try expect(.symbol("]"), "]")
    } else {
      names = [try templateName("include")]
    }
    var ignoresMissing = false
    if takeWord("ignore") {
      guard takeWord("missing") else { throw TemplateError("expected \"missing\"", at: current.location) }
      ignoresMissing = true
    }
    let hasContext = context(standard: true)
    guard current.kind == .tagEnd else {
      throw TemplateError(
        "expected \"%}\", found \"\(current.description)\"", at: current.location,
        help: "set variables around the tag: {% with name = value %}{% include \"\(names[0])\" %}{% endwith %}")
    }
    try endTag()
    return .include(names, ignoresMissing: ignoresMissing, hasContext: hasContext)
  }

  mutating func importAll() throws(TemplateError) -> Statement.Kind {
    let template = try templateName("import", " as name")
    guard takeWord("as") else {
      throw TemplateError(
        "expected \"as\"", at: current.location, help: "write {% import \"file.html\" as name %}")
    }
    let name = try name()
    let hasContext = context(standard: false)
    try endTag()
    return .importAll(template, as: name, hasContext: hasContext)
  }

  mutating func importNames() throws(TemplateError) -> Statement.Kind {
    let template = try templateName("from", " import name")
    guard takeWord("import") else {
      throw TemplateError(
        "expected \"import\"", at: current.location, help: "write {% from \"file.html\" import name %}")
    }
    var names: [(name: String, alias: String)] = []
    repeat {
      if current.kind == .tagEnd || [.name("with"), .name("without")].contains(current.kind) { break }
      let name = try name()
      names.append((name, takeWord("as") ? try self.name() : name))
    } while takeSymbol(",")
    let hasContext = context(standard: false)
    try endTag()
    return .importNames(template, names, hasContext: hasContext)
  }

  /// Reads `with context` or `without context`. Returns whether a template sees the names around its tag.
  private mutating func context(standard: Bool) -> Bool {
    if takeWord("with") { return takeWord("context") || true }
    if takeWord("without") { return !(takeWord("context") || true) }
    return standard
  }

  mutating func extends(_ word: Token) throws(TemplateError) -> Statement.Kind {
    guard !hasExtended else { throw TemplateError("a template can extend only one other template", at: word.location) }
    hasExtended = true
    guard depth == 1 else {
      throw TemplateError("\"extends\" must be at the top level of the template", at: word.location)
    }
    let template = try templateName("extends")
    try endTag()
    return .extends(template)
  }
}
