import Diagnostics
import Values

/// Template inheritance, blocks, includes and imports.
extension Compiler {
  /// Compiles the template `name` at the current position and in the current scope. Its blocks are overridden by those
  /// of the templates that extend it, beginning with the most derived.
  mutating func compileTemplate(_ name: String) {
    let chain = inheritance(from: name)
    let outer = (blocks, currentBlock, templateScope)
    (blocks, currentBlock, templateScope) = ([:], nil, scope)
    for template in chain {
      used.insert(template.name)
      var seen: Set<String> = []
      for block in template.blocks {
        if seen.insert(block.name).inserted {
          blocks[block.name, default: []].append(block)
        } else {
          report("the block \"\(block.name)\" is already defined in this template", at: block.location)
        }
      }
    }
    for (position, template) in chain.dropLast().enumerated() {
      checkBlocks(of: template, against: chain.dropFirst(position + 1))
    }
    for template in chain { bindMacros(of: template.statements) }
    for template in chain.dropLast() { compileDefinitions(of: template) }
    if let root = chain.last { compile(root.statements) }
    (blocks, currentBlock, templateScope) = outer
  }

  /// Returns the template and those that it extends, ending with the base template.
  private mutating func inheritance(from name: String) -> [ParsedTemplate] {
    var chain: [ParsedTemplate] = []
    var next = templates[name]
    while let template = next {
      chain.append(template)
      next = nil
      for statement in template.statements {
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

  /// Returns the template `name`. Reports an error if there is none.
  private mutating func template(_ name: String, at location: SourceLocation) -> ParsedTemplate? {
    if let template = templates[name] { return template }
    reportUnknown("template", name, among: Array(templates.keys), at: location)
    return nil
  }

  /// Reports a top-level block of a child template that overrides no block of its parents.
  private mutating func checkBlocks(of template: ParsedTemplate, against parents: ArraySlice<ParsedTemplate>) {
    let known = Set(parents.flatMap { $0.blocks.map(\.name) })
    for statement in template.statements {
      guard case .block(let block) = statement.kind, !known.contains(block.name) else { continue }
      report(
        "no parent template has a block named \"\(block.name)\"", at: block.location,
        help: Self.advice(for: block.name, among: Array(known)))
    }
  }

  /// Compiles a child template outside its blocks. Text before the `extends` tag is written. What follows the tag sets
  /// variables and writes nothing.
  private mutating func compileDefinitions(of template: ParsedTemplate) {
    var isBefore = true
    for statement in template.statements {
      switch statement.kind {
      case .extends: isBefore = false
      case .text where isBefore: compile([statement])
      case .text, .output, .block, .macro: break
      default:
        let outer = markup
        capturing { $0.compile([statement]) }
        emit(.endCaptureAsText)
        emit(.pop)
        markup = outer
      }
    }
  }

  /// Captures the output of what `body` compiles. The caller ends the capture.
  mutating func capturing(_ body: (inout Compiler) -> Void) {
    emit(.beginCapture)
    captureDepth += 1
    body(&self)
    captureDepth -= 1
  }
}

extension Compiler {
  /// Compiles the block `name` as the most derived template defines it, or `level` definitions further up.
  mutating func block(_ name: String, level: Int, at location: SourceLocation) {
    let key = "block \(name) \(level)"
    guard let definitions = blocks[name], level < definitions.count, !isTooLarge(at: location) else { return }
    let block = definitions[level]
    if block.isRequired, level == 0 {
      return report(
        "the block \"\(name)\" is required", at: block.location, help: "define it in the template that extends this one"
      )
    }
    guard open.insert(key).inserted else { return report("the block \"\(name)\" contains itself", at: location) }
    let outer = currentBlock
    currentBlock = (name, level)
    inScope(parent: definitions.contains(where: \.isScoped) ? scope : templateScope) { $0.compile(block.body) }
    currentBlock = outer
    open.remove(key)
  }

  mutating func parentBlock(at location: SourceLocation) {
    guard let current = currentBlock else { return report("\"super()\" must be inside a block", at: location) }
    guard current.level + 1 < (blocks[current.name]?.count ?? 0) else {
      return report("no parent template has a block named \"\(current.name)\"", at: location)
    }
    block(current.name, level: current.level + 1, at: location)
  }

  /// Compiles the first of `names` that exists, in place.
  mutating func include(_ names: [String], ignoresMissing: Bool, hasContext: Bool, at location: SourceLocation) {
    guard let name = names.first(where: { templates[$0] != nil }) else {
      if !ignoresMissing, let name = names.first {
        reportUnknown("template", name, among: Array(templates.keys), at: location)
      }
      return
    }
    guard !isTooLarge(at: location) else { return }
    guard open.insert(name).inserted else { return report("\"\(name)\" includes itself", at: location) }
    within(location) { compiler in
      compiler.inScope(parent: hasContext ? nil : 0) { compiler in
        compiler.escaping(compiler.makesMarkup) { $0.compileTemplate(name) }
      }
    }
    open.remove(name)
  }

  /// Compiles what the tag at `location` includes or imports, so that errors in it also show the tag's location.
  private mutating func within(_ location: SourceLocation, _ body: (inout Compiler) -> Void) {
    let outer = includedAt
    program.places.append(Program.Place(location: location, includedAt: outer))
    includedAt = UInt32(program.places.count - 1)
    body(&self)
    includedAt = outer
    program.places.append(Program.Place(location: location, includedAt: outer))
  }

  /// Compiles the definitions of the template `name` and returns the scope of its names, or `nil` if there is none.
  private mutating func module(_ name: String, hasContext: Bool, at location: SourceLocation) -> Int? {
    guard template(name, at: location) != nil, !isTooLarge(at: location) else { return nil }
    guard open.insert(name).inserted else {
      report("\"\(name)\" imports itself", at: location)
      return nil
    }
    var module: Int?
    let outer = markup
    markup = MarkupState(format, set.options.schemes)
    within(location) { compiler in
      compiler.inScope(parent: hasContext ? nil : 0) { compiler in
        module = compiler.scope
        compiler.capturing { compiler in
          compiler.escaping(compiler.makesMarkup) { $0.compileTemplate(name) }
        }
        compiler.emit(.endCaptureAsText)
        compiler.emit(.pop)
      }
    }
    markup = outer
    open.remove(name)
    return module
  }

  mutating func importAll(_ name: String, as alias: String, hasContext: Bool, at location: SourceLocation) {
    if let module = module(name, hasContext: hasContext, at: location) { bind(alias, .module(module)) }
  }

  mutating func importNames(
    _ names: [(name: String, alias: String)], from template: String, hasContext: Bool, at location: SourceLocation
  ) {
    guard let module = module(template, hasContext: hasContext, at: location) else { return }
    for (name, alias) in names {
      if let binding = scopes[module].bindings[name] {
        bind(alias, binding)
      } else {
        reportUnknown("macro", name, among: Array(scopes[module].bindings.keys), at: location)
        bind(alias, .slot(newSlot(), .any))
      }
    }
  }
}
