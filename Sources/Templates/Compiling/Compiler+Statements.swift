import Diagnostics
import Values

extension Compiler {
  mutating func compile(_ statements: [Statement]) {
    bindMacros(of: statements)
    for statement in statements { compile(statement) }
  }

  private mutating func compile(_ statement: Statement) {
    let location = statement.location
    switch statement.kind {
    case .text(let text): emitText(text, at: location)
    case .output(let expression): output(expression)
    case .conditional(let branches, let otherwise): conditional(branches, otherwise, at: location)
    case .loop(let loop): self.loop(loop, at: location)
    case .breakLoop: leaveRound(at: location) { $0.breaks.append($1) }
    case .continueLoop: leaveRound(at: location) { $0.continues.append($1) }
    case .set(let targets, let value): set(targets, value, at: location)
    case .setBlock(let target, let filters, let body):
      inScope { $0.capture(body, "the block assigned to \"\(target.name)\"", at: location) }
      for filter in filters { applyFilter(filter.name, filter.arguments, to: .html, at: filter.location) }
      assign(to: target, filters.isEmpty ? (makesMarkup ? .html : .text) : .any)
    case .with(let values, let body):
      let types = values.map { compile($0.value) }
      inScope { compiler in
        for (value, type) in zip(values, types).reversed() {
          compiler.store(compiler.slot(setting: value.name, to: type))
        }
        compiler.compile(body)
      }
    case .block(let block): self.block(block.name, level: 0, at: location)
    case .include(let names, let ignoresMissing, let hasContext):
      include(names, ignoresMissing: ignoresMissing, hasContext: hasContext, at: location)
    case .importAll(let template, let alias, let hasContext):
      importAll(template, as: alias, hasContext: hasContext, at: location)
    case .importNames(let template, let names, let hasContext):
      importNames(names, from: template, hasContext: hasContext, at: location)
    case .macro, .extends: break
    case .callBlock(let caller, let callee, let arguments): callBlock(caller, callee, arguments, at: location)
    case .filter(let filters, let body):
      inScope { $0.capture(body, "this filter block", at: location) }
      for filter in filters { applyFilter(filter.name, filter.arguments, to: .html, at: filter.location) }
      emitValue(at: location)
    case .autoescape(let isOn, let body):
      escaping(isOn) { compiler in compiler.inScope { $0.compile(body) } }
    }
  }
}

extension Compiler {
  private mutating func conditional(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement], at location: SourceLocation
  ) {
    keepOuterValues(of: Self.namesSet(in: branches.flatMap(\.body) + otherwise))
    var end: MarkupState?
    var exits: [Int] = []
    func join(_ compiler: inout Compiler) {
      guard let reached = end else { return end = compiler.markup }
      if let joined = reached.joined(with: compiler.markup) {
        end = joined
      } else {
        compiler.report(
          "the branches of this \"if\" end in different HTML contexts", at: location,
          help: "open and close each tag and quote in the same branch")
      }
    }
    let start = markup
    var isUnreachable = false
    for branch in branches {
      checkCondition(branch.condition)
      let truth = truthWithoutCaller(branch.condition)
      compiling(isUnreachable: isUnreachable) { _ = $0.compile(branch.condition) }
      let skip = emit(.jumpIfFalse)
      markup = start
      compiling(isUnreachable: isUnreachable || truth == false) { $0.compile(branch.body) }
      isUnreachable = isUnreachable || truth == true
      join(&self)
      exits.append(emit(.jump))
      patch(skip)
    }
    markup = start
    compiling(isUnreachable: isUnreachable) { $0.compile(otherwise) }
    join(&self)
    for exit in exits { patch(exit) }
    if let end { markup = end }
  }

  /// Creates a slot for each of `names` with the current value of the name, so that a branch that does not set the name
  /// keeps its value.
  private mutating func keepOuterValues(of names: [String]) {
    for name in names {
      if case .slot = scopes[scope].bindings[name] { continue }
      var type = ValueType.null
      switch lookUp(name) {
      case .slot(let slot, let known):
        push(slot)
        type = known
      case .global(let position):
        emit(.pushGlobal, position)
        type = globalTypes[position]
      case .macro, .module, .namespace, .joiner, .cycler, .loop, nil: emit(.pushUndefined)
      }
      store(slot(setting: name, to: type))
    }
  }

  /// Returns the names that `statements` set in their own scope.
  private static func namesSet(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .set(let targets, let value):
        isStateful(value) ? [] : targets.filter { $0.attribute == nil }.map(\.name)
      case .setBlock(let target, _, _): target.attribute == nil ? [target.name] : []
      case .conditional(let branches, let otherwise): namesSet(in: branches.flatMap(\.body) + otherwise)
      default: []
      }
    }
  }

  private mutating func set(_ targets: [Statement.Target], _ value: Expression, at location: SourceLocation) {
    if targets.count == 1, targets[0].attribute == nil, bindStateful(value, as: targets[0].name) { return }
    let type = compile(value)
    guard targets.count > 1 else { return assign(to: targets[0], type) }
    if case .list(let elements) = value.kind, elements.count != targets.count {
      report("\(counted(elements.count, "value")) cannot be assigned to \(targets.count) variables", at: location)
    }
    emit(.unpack, targets.count, at: location)
    let types = elementTypes(of: type, count: targets.count)
    for (target, type) in zip(targets, types).reversed() { assign(to: target, type) }
  }

  /// Returns the types of the `count` elements into which a value of `type` is unpacked.
  func elementTypes(of type: ValueType, count: Int) -> [ValueType] {
    if case .tuple(let elements) = type, elements.count == count { return elements }
    return Array(repeating: type.element, count: count)
  }

  /// Assigns the value on the stack to a target.
  private mutating func assign(to target: Statement.Target, _ type: ValueType) {
    guard let attribute = target.attribute else { return store(slot(setting: target.name, to: type)) }
    guard case .namespace(let namespace) = lookUp(target.name) else {
      emit(.pop)
      return report(
        "\"\(target.name)\" is not a namespace", at: target.location,
        help: "create it first: {% set \(target.name) = namespace(\(attribute)=none) %}")
    }
    if case .slot(let slot, _) = scopes[namespace].bindings[attribute] { return store(slot) }
    let slot = newSlot()
    scopes[namespace].bindings[attribute] = .slot(slot, .any)
    store(slot)
  }

  /// Compiles `body` and captures its output on top of the stack.
  mutating func capture(_ body: [Statement], _ what: String, at location: SourceLocation) {
    let outer = markup
    noteMarkupOutside()
    markup = .captured(format, set.options.schemes)
    capturing { $0.compile(body) }
    requireText(what, at: location)
    markup = outer
    emit(isEscaping ? .endCaptureAsHTML : .endCaptureAsText)
  }

  /// Reports output that is captured as a value but is not complete HTML.
  mutating func requireText(_ what: String, at location: SourceLocation?) {
    guard tracksMarkup, !markup.isBetweenTags, let location else { return }
    report("\(what) ends inside an HTML tag", at: location, help: "close the HTML tag before \(what) ends")
  }
}
