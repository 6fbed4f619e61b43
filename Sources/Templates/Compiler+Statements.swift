import Diagnostics
import Values

extension Compiler {
  mutating func compile(_ statements: [Statement]) {
    for statement in statements { compile(statement) }
  }

  private mutating func compile(_ statement: Statement) {
    switch statement.kind {
    case .text(let text): emitText(text)
    case .output(let expression): output(expression)
    case .conditional(let branches, let otherwise): conditional(branches, otherwise, at: statement.location)
    case .loop(let loop): self.loop(loop, at: statement.location)
    case .set(let names, let value): set(names, value, at: statement.location)
    case .setBlock(let name, let body):
      capture(body, "the block of \"\(name)\"", at: statement.location)
      emit(.storeSlot, frame.slot(setting: name))
    case .with(let values, let body):
      for (_, value) in values { compile(value) }
      frame.push()
      for (name, _) in values.reversed() { emit(.storeSlot, frame.slot(setting: name)) }
      compile(body)
      frame.pop()
    case .block(let block): self.block(block.name, level: 0, at: statement.location)
    case .include(let names, let ignoresMissing): include(names, ignoresMissing: ignoresMissing, at: statement.location)
    case .importAll(let template, let alias):
      if self.template(template, at: statement.location) != nil { frame.bind(alias, .module(template)) }
    case .importNames(let template, let names): importNames(names, from: template, at: statement.location)
    case .macro, .extends: break
    case .filter(let filters, let body): filter(filters, body, at: statement.location)
    }
  }

  private mutating func output(_ expression: Expression) {
    if case .call(let callee, let arguments) = expression.kind, case .name("super") = callee.kind,
      arguments.positional.isEmpty
    {
      return parentBlock(at: expression.location)
    }
    let place: EscapingPlace
    switch format {
    case .plain: place = .plain
    case .json: place = .json
    case .html where !tracksMarkup: place = .htmlText
    case .html, .xml:
      switch markup.place() {
      case .success(let found): place = format == .xml ? .xml : found
      case .failure(let reason):
        report(reason.message, at: expression.location, help: reason.help)
        place = .htmlText
      }
      markup.passValue()
    }
    compile(place == .script || place == .json ? withoutJSONFilter(expression) : expression)
    emit(.emit, Int(place.rawValue), at: expression.location)
  }

  /// A place that takes JSON makes it: a filter that does so too would do it twice.
  private func withoutJSONFilter(_ expression: Expression) -> Expression {
    if case .filter(let value, "tojson", _) = expression.kind { return value }
    if case .filter(let value, "json", _) = expression.kind { return value }
    return expression
  }

  private mutating func conditional(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement], at location: SourceLocation
  ) {
    keepOuterValues(of: namesSet(in: branches.flatMap(\.body) + otherwise))
    var start = markup
    var end: MarkupState?
    var exits: [Int] = []
    func join(_ compiler: inout Compiler) {
      guard let reached = end else { return end = compiler.markup }
      if let joined = reached.joined(with: compiler.markup) {
        end = joined
      } else {
        compiler.report(
          "the branches of this \"if\" end in different places of the HTML", at: location,
          help: "open and close tags and quotes in the same branch")
      }
    }
    for branch in branches {
      compile(branch.condition)
      let skip = emit(.jumpIfFalse)
      markup = start
      compile(branch.body)
      join(&self)
      exits.append(emit(.jump))
      patch(skip)
    }
    swap(&start, &markup)
    compile(otherwise)
    join(&self)
    for exit in exits { patch(exit) }
    if let end { markup = end }
  }

  /// Gives each of `names` a slot here that holds what the name means already, so that a branch which does not set it leaves
  /// it as it was.
  private mutating func keepOuterValues(of names: [String]) {
    for name in names {
      guard !frame.isSetHere(name) else { continue }
      switch frame[name] {
      case .slot(let slot): emit(.pushSlot, slot)
      case .global(let position): emit(.pushGlobal, position)
      case .macro, .module, nil: emit(.pushUndefined)
      }
      emit(.storeSlot, frame.slot(setting: name))
    }
  }

  /// The names that `statements` set in the scope they stand in.
  private func namesSet(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .set(let names, _): names
      case .setBlock(let name, _): [name]
      case .conditional(let branches, let otherwise): namesSet(in: branches.flatMap(\.body) + otherwise)
      default: []
      }
    }
  }

  private mutating func loop(_ loop: Statement.Loop, at location: SourceLocation) {
    if let filter = loop.filter { filtered(loop, by: filter) } else { compile(loop.sequence) }
    let begin = emit(.beginLoop, at: loop.sequence.location)
    let start = markup
    frame.push()
    frame.loopDepth += 1
    let body = program.instructions.count
    let clear = emit(.clearSlots)
    bindTargets(loop.targets, at: location)
    let ownSlots = frame.slotCount
    compile(loop.body)
    program.instructions[clear].first = UInt32(ownSlots)
    program.instructions[clear].second = UInt32(frame.slotCount - ownSlots)
    frame.loopDepth -= 1
    frame.pop()
    emit(.nextElement, body)
    guard let end = start.joined(with: markup) else {
      report(
        "this loop ends in another place of the HTML than it begins", at: location, help: "close in it what it opens")
      return
    }
    let exit = emit(.jump)
    patch(begin)
    markup = start
    compile(loop.otherwise)
    if let joined = end.joined(with: markup) {
      markup = joined
    } else {
      report("the \"else\" of this loop ends in another place of the HTML", at: location)
    }
    patch(exit)
  }

  private mutating func bindTargets(_ targets: [String], at location: SourceLocation) {
    let slots = targets.map { frame.slot(setting: $0) }
    if slots.count == 1 {
      emit(.loadElement, slots[0])
    } else {
      emit(.unpackElement, slots[0], slots.count, at: location)
    }
  }

  /// The elements of a loop's sequence for which its condition holds, as a list.
  private mutating func filtered(_ loop: Statement.Loop, by filter: Expression) {
    emit(.beginCollection)
    compile(loop.sequence)
    let begin = emit(.beginLoop, at: loop.sequence.location)
    frame.push()
    let body = program.instructions.count
    bindTargets(loop.targets, at: filter.location)
    compile(filter)
    let skip = emit(.jumpIfFalse)
    emit(.collect)
    patch(skip)
    frame.pop()
    emit(.nextElement, body)
    patch(begin)
    emit(.endCollection)
  }

  private mutating func set(_ names: [String], _ value: Expression, at location: SourceLocation) {
    compile(value)
    let slots = names.map { frame.slot(setting: $0) }
    guard slots.count > 1 else { return _ = emit(.storeSlot, slots[0]) }
    emit(.unpack, names.count, at: location)
    for slot in slots.reversed() { emit(.storeSlot, slot) }
  }

  /// Compiles `body` so that what it writes is on top of the stack.
  mutating func capture(_ body: [Statement], _ what: String, at location: SourceLocation) {
    let outer = markup
    markup = MarkupState(isXML: format == .xml)
    emit(.beginCapture)
    compile(body)
    requireText(what, at: location)
    markup = outer
    emit(makesMarkup ? .endCaptureAsHTML : .endCaptureAsText)
  }

  private mutating func filter(
    _ filters: [(name: String, arguments: Arguments)], _ body: [Statement], at location: SourceLocation
  ) {
    frame.push()
    capture(body, "this filter", at: location)
    frame.pop()
    for filter in filters { applyFilter(filter.name, filter.arguments, at: location) }
    let place: EscapingPlace = format == .html ? .htmlText : format == .xml ? .xml : .plain
    emit(.emit, Int(place.rawValue), at: location)
  }

  private mutating func importNames(
    _ names: [(name: String, alias: String)], from template: String, at location: SourceLocation
  ) {
    guard self.template(template, at: location) != nil else { return }
    for (name, alias) in names {
      if definition(of: name, in: template) == nil {
        reportUnknown("macro", name, among: macroNames(in: template), at: location)
      }
      frame.bind(alias, .macro(template: template, name: name))
    }
  }

  private mutating func include(_ names: [String], ignoresMissing: Bool, at location: SourceLocation) {
    guard let name = names.first(where: { templates[$0] != nil }) else {
      if !ignoresMissing, let name = names.first {
        reportUnknown("template", name, among: Array(templates.keys), at: location)
      }
      return
    }
    guard let template = templates[name], !isTooLarge(at: location) else { return }
    guard open.insert(name).inserted else { return report("\"\(name)\" includes itself", at: location) }
    frame.push(staticBindings(of: template))
    compile(template.statements ?? [])
    frame.pop()
    open.remove(name)
  }

  /// The block called `name`, as the template nearest to the page defines it, or `level` definitions further up.
  mutating func block(_ name: String, level: Int, at location: SourceLocation) {
    let key = "block \(name) \(level)"
    guard let definitions = blocks[name], level < definitions.count, !isTooLarge(at: location) else { return }
    guard open.insert(key).inserted else { return report("the block \"\(name)\" contains itself", at: location) }
    let outer = currentBlock
    currentBlock = (name, level)
    frame.push()
    compile(definitions[level].body)
    frame.pop()
    currentBlock = outer
    open.remove(key)
  }

  mutating func parentBlock(at location: SourceLocation) {
    guard let current = currentBlock else { return report("\"super()\" belongs in a block", at: location) }
    guard current.level + 1 < (blocks[current.name]?.count ?? 0) else {
      return report("no template above has a block \"\(current.name)\"", at: location)
    }
    block(current.name, level: current.level + 1, at: location)
  }
}
