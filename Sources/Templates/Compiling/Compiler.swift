import Diagnostics
import Values

/// Compiles one template, with all that it extends, includes and imports, to a ``Program``, and checks every name in it
/// against what is known of its variables.
struct Compiler {
  let set: TemplateSet
  let templates: [String: ParsedTemplate]
  /// Those of all attributes among them: programs that are compiled side by side must call them by the same numbers.
  let names: NameTable
  var program = Program()
  private(set) var diagnostics: [Diagnostic] = []
  /// The templates that were compiled.
  var used: Set<String> = []
  let format: OutputFormat
  /// Whether a variable that is not known is an error.
  var knowsVariables = true

  /// All scopes, and the one of the place being compiled.
  var scopes: [Scope]
  var scope = 0
  /// The function being compiled.
  var function = 0
  /// How many loops of the function surround the place being compiled.
  var loops: [OpenLoop] = []
  /// How many captures of the function are open.
  var captureDepth = 0
  /// The types of the globals.
  let globalTypes: [ValueType]

  /// Where the HTML stands after what has been compiled.
  var markup: MarkupState
  var isEscaping = true

  /// The definitions of each block of the template being compiled, the most derived first.
  var blocks: [String: [Statement.Block]] = [:]
  /// The block being compiled and which of its definitions.
  var currentBlock: (name: String, level: Int)?
  /// The scope that a template's blocks see, unless they are scoped.
  var templateScope = 0
  /// The templates and blocks that stand open around what is being compiled, so that none contains itself.
  var open: Set<String> = []
  /// The place of the include being compiled.
  var includedAt: UInt32?

  var macros: [MacroDefinition] = []
  /// The functions that macros were compiled to, and those that are still to be made.
  var macroFunctions: [MacroKey: Int] = [:]
  var pendingFunctions: [PendingFunction] = []

  /// Includes are compiled in place; templates that include each other many times over must not fill the memory.
  private static let instructionLimit = 1_000_000

  /// A jump out of a round, and where the HTML stands there.
  struct Leave {
    let jump: Int
    let markup: MarkupState
    let location: SourceLocation
  }

  /// A loop around the place being compiled.
  struct OpenLoop {
    let captureDepth: Int
    let isEscaping: Bool
    /// Where the HTML of the loop stood when what is written began to be kept.
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
    markup = MarkupState(format)
    isEscaping = format == .html || format == .xml
    program.isXML = format == .xml
    program.isCalendar = format == .calendar
    program.makesMarkup = format == .html || format == .xml
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
    program.diagnostics = diagnostics.inReadingOrder()
    return program
  }
}

extension Compiler {
  mutating func report(
    _ message: String, at location: SourceLocation, related: SourceLocation? = nil, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.template, message, at: location, related: related, help: help))
  }

  /// A name that is not there, with the nearest that is, or else another advice.
  mutating func reportUnknown(
    _ what: String, _ name: String, among names: [String], at location: SourceLocation, otherwise advice: String? = nil
  ) {
    report("no \(what) is named \"\(name)\"", at: location, help: Self.advice(for: name, among: names) ?? advice)
  }

  static func advice(for name: String, among names: [String]) -> String? {
    nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" }
  }

  /// Whether the program has grown too large, which is then reported.
  mutating func isTooLarge(at location: SourceLocation) -> Bool {
    guard program.instructions.count > Self.instructionLimit else { return false }
    report("what is included here makes the page's program too large", at: location)
    return true
  }
}

extension Compiler {
  /// Whether the format has tags, so that what is kept of it is HTML.
  var makesMarkup: Bool { format == .html || format == .xml }

  /// Whether the place of a value depends on the text around it.
  var tracksMarkup: Bool { format.hasMarkup && !set.options.escapesEveryPlaceAsText }

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
    emit(.text, start, program.text.count - start)
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

  /// Compiles what `body` does in a scope of its own.
  mutating func inScope(parent: Int? = nil, _ body: (inout Compiler) -> Void) {
    let outer = scope
    pushScope(parent: parent)
    body(&self)
    scope = outer
  }

  /// Enters a scope that holds what every name means now.
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

  /// Every name that means something here.
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

  /// The slot that setting `name` here fills: that of the innermost scope, new if it has none.
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
