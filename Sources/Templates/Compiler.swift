import Diagnostics
import Values

/// Compiles one template, with all that it extends, includes and imports, to a ``Program``.
struct Compiler {
  let templates: [String: ParsedTemplate]
  private let options: TemplateOptions
  var names: NameTable
  var diagnostics: [Diagnostic] = []
  var program = Program()
  var frame: Frame
  /// Where the HTML stands after what has been compiled.
  var markup = MarkupState()
  var format = OutputFormat.html
  private let globals: [String: Binding]
  /// The macros whose code is still to be made, by their position in the program.
  private var macroPositions: [Binding: Int] = [:]
  private var pendingMacros: [(position: Int, template: String, macro: Statement.Macro)] = []
  /// The definitions of each block, the most derived first.
  var blocks: [String: [Statement.Block]] = [:]
  /// The block being compiled and which of its definitions.
  var currentBlock: (name: String, level: Int)?
  /// The templates and blocks that stand open around what is being compiled, so that none contains itself.
  var open: Set<String> = []

  /// Includes are compiled in place; templates that include each other many times over must not fill the memory.
  private static let instructionLimit = 1_000_000

  init(_ templates: [String: ParsedTemplate], globals: [String], options: TemplateOptions, names: NameTable) {
    self.options = options
    self.templates = templates
    self.names = names
    self.globals = Dictionary(uniqueKeysWithValues: globals.enumerated().map { ($1, .global($0)) })
    frame = Frame(self.globals)
  }

  mutating func program(for name: String) -> Program {
    format = OutputFormat(templateName: name)
    markup = MarkupState(isXML: format == .xml)
    program.isXML = format == .xml
    let chain = inheritance(from: name)
    for template in chain { collectBlocks(template.statements ?? []) }
    for template in chain {
      for (name, binding) in staticBindings(of: template) { frame.bind(name, binding) }
    }
    for template in chain.dropLast() { compileDefinitions(of: template) }
    if let root = chain.last { compile(root.statements ?? []) }
    emit(.end)
    program.slotCount = frame.slotCount
    compileMacros()
    program.diagnostics = diagnostics
    return program
  }

  mutating func report(_ message: String, at location: SourceLocation, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, message, at: location, help: help))
  }

  /// A name that is not there, with the nearest that is.
  mutating func reportUnknown(_ what: String, _ name: String, among names: [String], at location: SourceLocation) {
    report(
      "no \(what) is named \"\(name)\"", at: location,
      help: nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" })
  }
}

extension Compiler {
  /// The template and those it extends, up to the one that extends none.
  private mutating func inheritance(from name: String) -> [ParsedTemplate] {
    var chain: [ParsedTemplate] = []
    var next = templates[name]
    while let template = next {
      chain.append(template)
      next = nil
      for statement in template.statements ?? [] {
        guard case .extends(let parent) = statement.kind else { continue }
        if chain.contains(where: { $0.name == parent }) {
          report("\"\(parent)\" extends itself", at: statement.location)
        } else {
          next = self.template(parent, at: statement.location)
        }
        break
      }
    }
    return chain
  }

  /// The template called `name`; an error where there is none.
  mutating func template(_ name: String, at location: SourceLocation) -> ParsedTemplate? {
    if let template = templates[name] { return template }
    reportUnknown("template", name, among: Array(templates.keys), at: location)
    return nil
  }

  private mutating func collectBlocks(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .block(let block):
        blocks[block.name, default: []].append(block)
        collectBlocks(block.body)
      case .conditional(let branches, let otherwise):
        for branch in branches { collectBlocks(branch.body) }
        collectBlocks(otherwise)
      case .loop(let loop): collectBlocks(loop.body)
      case .with(_, let body), .filter(_, let body), .setBlock(_, let body): collectBlocks(body)
      default: break
      }
    }
  }

  /// What a template that extends another does outside its blocks: it sets variables, and writes nothing.
  private mutating func compileDefinitions(of template: ParsedTemplate) {
    let statements = (template.statements ?? []).filter { statement in
      switch statement.kind {
      case .text, .output, .block, .macro, .extends: false
      default: true
      }
    }
    let outer = markup
    for statement in statements {
      emit(.beginCapture)
      compile([statement])
      emit(.endCaptureAsText)
      emit(.pop)
      markup = outer
    }
  }

  /// What a template sets at its top level, for a macro of it; a parameter of the same name comes first.
  private mutating func compileSets(of template: ParsedTemplate, besides parameters: [String]) {
    for statement in template.statements ?? [] {
      switch statement.kind {
      case .set(let names, _) where Set(names).isDisjoint(with: parameters): compile([statement])
      case .setBlock(let name, _) where !parameters.contains(name): compile([statement])
      default: break
      }
    }
  }

  /// The macros that a template defines or imports at its top level.
  func staticBindings(of template: ParsedTemplate) -> [String: Binding] {
    var bindings: [String: Binding] = [:]
    for statement in template.statements ?? [] {
      switch statement.kind {
      case .macro(let macro): bindings[macro.name] = .macro(template: template.name, name: macro.name)
      case .importAll(let name, let alias): bindings[alias] = .module(name)
      case .importNames(let name, let imported):
        for (macro, alias) in imported { bindings[alias] = .macro(template: name, name: macro) }
      default: break
      }
    }
    return bindings
  }
}

extension Compiler {
  /// The definition of a macro; `nil` where its template has none of that name.
  func definition(of name: String, in template: String) -> Statement.Macro? {
    for statement in templates[template]?.statements ?? [] {
      if case .macro(let macro) = statement.kind, macro.name == name { return macro }
    }
    return nil
  }

  func macroNames(in template: String) -> [String] {
    (templates[template]?.statements ?? []).compactMap { statement in
      if case .macro(let macro) = statement.kind { macro.name } else { nil }
    }
  }

  /// The position of a macro's code in the program, which is made when all that calls it is.
  mutating func position(of macro: Statement.Macro, in template: String) -> Int {
    let key = Binding.macro(template: template, name: macro.name)
    if let position = macroPositions[key] { return position }
    let position = program.macros.count
    macroPositions[key] = position
    program.macros.append(Program.Macro(name: macro.name))
    pendingMacros.append((position, template, macro))
    return position
  }

  private mutating func compileMacros() {
    while let (position, template, macro) = pendingMacros.popLast() {
      program.macros[position].start = program.instructions.count
      frame = Frame(globals)
      if let parsed = templates[template] {
        for (name, binding) in staticBindings(of: parsed) { frame.bind(name, binding) }
      }
      currentBlock = nil
      open = []
      let slots = macro.parameters.map { frame.slot(setting: $0.name) }
      for (slot, parameter) in zip(slots, macro.parameters) {
        guard let value = parameter.defaultValue else { continue }
        emit(.pushSlot, slot)
        emit(.test, Library.testPositions["undefined"] ?? 0)
        let skip = emit(.jumpIfFalse)
        compile(value)
        emit(.storeSlot, slot)
        patch(skip)
      }
      if let parsed = templates[template] { compileSets(of: parsed, besides: macro.parameters.map(\.name)) }
      let outer = markup
      markup = MarkupState(isXML: format == .xml)
      compile(macro.body)
      requireText("the macro \"\(macro.name)\"", at: macro.body.last?.location)
      markup = outer
      emit(.returnFromMacro)
      program.macros[position].slotCount = frame.slotCount
    }
  }

  /// What is kept as a value must be whole HTML.
  mutating func requireText(_ what: String, at location: SourceLocation?) {
    guard tracksMarkup, markup.region != .text, let location else { return }
    report("\(what) ends inside a tag", at: location, help: "close the tag in it")
  }
}

extension Compiler {
  /// Whether the format has tags, so that what is kept of it is HTML.
  var makesMarkup: Bool { format == .html || format == .xml }

  /// Whether the place of a value depends on the text around it.
  var tracksMarkup: Bool { makesMarkup && !options.escapesEveryPlaceAsText }

  /// Whether the program has grown too large, which is then reported.
  mutating func isTooLarge(at location: SourceLocation) -> Bool {
    guard program.instructions.count > Self.instructionLimit else { return false }
    report("what is included here makes the page's program too large", at: location)
    return true
  }

  @discardableResult
  mutating func emit(
    _ operation: Instruction.Operation, _ first: Int = 0, _ second: Int = 0, at location: SourceLocation? = nil
  ) -> Int {
    program.instructions.append(Instruction(operation: operation, first: UInt32(first), second: UInt32(second)))
    if let location, program.locations.last != location { program.locations.append(location) }
    program.places.append(UInt32(max(0, program.locations.count - 1)))
    return program.instructions.count - 1
  }

  /// Makes the jump at `position` go to the next instruction.
  mutating func patch(_ position: Int) { program.instructions[position].first = UInt32(program.instructions.count) }

  mutating func emitConstant(_ value: Value) {
    emit(.pushConstant, program.constants.count)
    program.constants.append(value)
  }

  mutating func emitText(_ text: String) {
    let start = program.text.count
    program.text.append(contentsOf: text.utf8)
    emit(.text, start, program.text.count - start)
    if tracksMarkup { markup.read(text) }
  }
}
