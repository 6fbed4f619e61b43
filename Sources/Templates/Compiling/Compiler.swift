import Diagnostics
import Values

/// Compiles one template, with everything that it extends, includes and imports, into a ``Program``. Checks every name
/// in it against the types of its variables.
struct Compiler {
  let set: TemplateSet
  let templates: [String: ParsedTemplate]
  /// The names of all attributes. Programs that are compiled in parallel must use the same numbers for them.
  let names: NameTable
  var program = Program()
  private(set) var findings: [TemplateFinding] = []
  /// The names of the templates that were compiled.
  var used: Set<String> = []
  let format: OutputFormat
  /// A Boolean value that indicates whether an unknown variable is an error.
  var knowsVariables = true

  /// All scopes, and the position of the current one.
  var scopes: [Scope]
  var scope = 0
  /// The function being compiled.
  var function = 0
  /// The loops of the function around the current position, outermost first.
  var loops: [OpenLoop] = []
  /// The number of open captures of the function.
  var captureDepth = 0
  /// The types of the globals.
  let globalTypes: [ValueType]

  /// The HTML context after what has been compiled.
  var markup: MarkupState
  var isEscaping = true

  /// The definitions of each block of the template being compiled, most derived first.
  var blocks: [String: [Statement.Block]] = [:]
  /// The block being compiled, and the index of its definition.
  var currentBlock: (name: String, level: Int)?
  /// The scope in which a template's blocks are compiled, unless they are scoped.
  var templateScope = 0
  /// The templates and blocks around the current position, to detect those that contain themselves.
  var open: Set<String> = []
  /// The place of the include being compiled.
  var includedAt: UInt32?

  var macros: [MacroDefinition] = []
  /// The functions compiled from macros, and those still to be compiled.
  var macroFunctions: [MacroKey: Int] = [:]
  var pendingFunctions: [PendingFunction] = []

  /// The limit on the size of a program. Includes are compiled in place, so templates that include each other many
  /// times could fill the memory.
  private static let instructionLimit = 1_000_000

  /// A jump out of an iteration, with the HTML context at the jump.
  struct Leave {
    let jump: Int
    let markup: MarkupState
    let location: SourceLocation
  }

  /// A loop around the current position.
  struct OpenLoop {
    let captureDepth: Int
    let isEscaping: Bool
    /// The loop's HTML context at the start of the outermost capture in it.
    var markupOutside: MarkupState?
    var breaks: [Leave] = []
    var continues: [Leave] = []
  }

  init(_ set: TemplateSet, _ templates: [String: ParsedTemplate], entry: TemplateEntry, names: NameTable) {
    self.set = set
    self.templates = templates
    self.names = names
    globalTypes = entry.globals
    format = OutputFormat(templateName: entry.template)
    markup = MarkupState(format, set.options.schemes)
    isEscaping = format.makesMarkup
    program.format = format
    program.functions = [Program.Function(level: 0)]
    let globals = set.globals.enumerated().map { ($1, Binding.global($0)) }
    scopes = [Scope(bindings: Dictionary(globals, uniquingKeysWith: { first, _ in first }), parent: nil)]
    main = entry.template
  }

  private let main: String

  mutating func compile() -> Program {
    pushScope(parent: 0)
    compileTemplate(main)
    emit(.end)
    compileUncalledMacros()
    while let pending = pendingFunctions.popLast() { compileFunction(pending) }
    program.findings = findings
    return program
  }
}

extension Compiler {
  mutating func report(
    _ message: String, at location: SourceLocation, related: SourceLocation? = nil, help: String? = nil,
    missing: TemplateFinding.MissingAttribute? = nil
  ) {
    let diagnostic = Diagnostic(.template, message, at: location, related: related, help: help)
    findings.append(TemplateFinding(diagnostic: diagnostic, missing: missing))
  }

  /// Reports an unknown name, with the advice, the notation to write instead of that of another language, the nearest
  /// known name, or else other advice.
  mutating func reportUnknown(
    _ what: String, _ name: String, among names: [String], at location: SourceLocation, advice: String? = nil,
    otherwise: String? = nil
  ) {
    let help =
      advice ?? OtherLanguageNames.advice(about: what, name) ?? Self.advice(for: name, among: names) ?? otherwise
    report("no \(what) is named \"\(name)\"", at: location, help: help)
  }

  static func advice(for name: String, among names: [String]) -> String? {
    nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" }
  }

  /// Returns whether the program has grown too large, and reports it.
  mutating func isTooLarge(at location: SourceLocation) -> Bool {
    guard program.instructions.count > Self.instructionLimit else { return false }
    report("this makes the compiled template too large", at: location)
    return true
  }
}

extension Compiler {
  /// A Boolean value that indicates whether the format has tags, so that captured output is HTML.
  var makesMarkup: Bool { format.makesMarkup }

  /// A Boolean value that indicates whether a value's context depends on the text around it.
  var tracksMarkup: Bool { format.language != nil && !set.options.escapesEveryPlaceAsText }

  @discardableResult
  mutating func emit(
    _ operation: Instruction.Operation, _ first: Int = 0, _ second: Int = 0, hops: Int = 0,
    place: EscapingPlace = .plain, at location: SourceLocation? = nil
  ) -> Int {
    program.instructions.append(
      Instruction(
        operation: operation, place: place, hops: UInt16(truncatingIfNeeded: hops),
        first: UInt32(truncatingIfNeeded: first), second: UInt32(truncatingIfNeeded: second)))
    if let location { notePlace(location) }
    program.placeOfInstruction.append(UInt32(max(0, program.places.count - 1)))
    return program.instructions.count - 1
  }

  private mutating func notePlace(_ location: SourceLocation) {
    let place = Program.Place(location: location, includedAt: includedAt)
    if program.places.last != place { program.places.append(place) }
  }

  /// Makes the jump at `position` go to the next instruction.
  mutating func patch(_ position: Int) {
    let next = UInt32(program.instructions.count)
    switch program.instructions[position].operation {
    case .beginLoop, .nextElement: program.instructions[position].second = next
    default: program.instructions[position].first = next
    }
  }

  mutating func emitConstant(_ value: Value) {
    emit(.pushConstant, program.constants.count)
    program.constants.append(value)
  }

  mutating func emitText(_ text: String, at location: SourceLocation) {
    let start = program.text.count
    program.text.append(contentsOf: text.utf8)
    emit(.text, start, program.text.count - start, at: location)
    guard tracksMarkup else { return }
    let known = markup.problem
    markup.read(text)
    if let problem = markup.problem, known == nil { report(problem.message, at: location, help: problem.help) }
  }
}

extension Compiler {
  mutating func pushScope(parent: Int? = nil) {
    scopes.append(Scope(parent: parent ?? scope))
    scope = scopes.count - 1
  }

  /// Compiles `body` in a scope of its own.
  mutating func inScope(parent: Int? = nil, _ body: (inout Compiler) -> Void) {
    let outer = scope
    pushScope(parent: parent)
    body(&self)
    scope = outer
  }

  /// Enters a scope with the current binding of every name.
  mutating func freezeScope() {
    var bindings: [String: Binding] = [:]
    for name in visibleNames { bindings[name] = lookUp(name) }
    scopes.append(Scope(bindings: bindings, parent: 0))
    scope = scopes.count - 1
  }

  var level: Int { program.functions[function].level }

  func lookUp(_ name: String) -> Binding? {
    var next: Int? = scope
    while let position = next {
      if let binding = scopes[position].bindings[name] { return binding }
      next = scopes[position].parent
    }
    return nil
  }

  /// The names that are bound here.
  var visibleNames: [String] {
    var names: Set<String> = []
    var next: Int? = scope
    while let position = next {
      names.formUnion(scopes[position].bindings.keys)
      next = scopes[position].parent
    }
    return Array(names)
  }

  mutating func bind(_ name: String, _ binding: Binding) { scopes[scope].bindings[name] = binding }

  mutating func newSlot() -> Slot {
    program.functions[function].slotCount += 1
    return Slot(index: program.functions[function].slotCount - 1, level: level)
  }

  /// Returns the slot that setting `name` fills: the slot in the innermost scope, created if there is none.
  mutating func slot(setting name: String, to type: ValueType) -> Slot {
    if case .slot(let slot, let known) = scopes[scope].bindings[name] {
      bind(name, .slot(slot, known.joined(with: type)))
      return slot
    }
    let slot = newSlot()
    bind(name, .slot(slot, type))
    return slot
  }

  func hops(to slot: Slot) -> Int { level - slot.level }
  mutating func store(_ slot: Slot) { emit(.storeSlot, slot.index, hops: hops(to: slot)) }
  mutating func push(_ slot: Slot) { emit(.pushSlot, slot.index, hops: hops(to: slot)) }
}
