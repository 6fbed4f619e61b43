import Diagnostics
import Values

/// Inheritance, blocks, includes and imports.
extension Compiler {
  /// Compiles the template called `name` where the compiler stands, in the current scope: with its blocks filled by those of the
  /// templates that extend others, starting from this one.
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
          report("the block \"\(block.name)\" is in this template already", at: block.location)
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

  /// The template and those it extends, up to the one that extends none.
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

  /// The template called `name`; an error where there is none.
  private mutating func template(_ name: String, at location: SourceLocation) -> ParsedTemplate? {
    if let template = templates[name] { return template }
    reportUnknown("template", name, among: Array(templates.keys), at: location)
    return nil
  }

  /// A block outside of others fills one of a template above; an error for one that fills none.
  private mutating func checkBlocks(of template: ParsedTemplate, against parents: ArraySlice<ParsedTemplate>) {
    let known = Set(parents.flatMap { $0.blocks.map(\.name) })
    for statement in template.statements {
      guard case .block(let block) = statement.kind, !known.contains(block.name) else { continue }
      report(
        "no template above has a block \"\(block.name)\"", at: block.location,
        help: Self.advice(for: block.name, among: Array(known)))
    }
  }

  /// What a template that extends another does outside its blocks: what stands before the tag is written, what follows sets
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

  /// Makes a capture around what `body` compiles; the caller ends it.
  mutating func capturing(_ body: (inout Compiler) -> Void) {
    emit(.beginCapture)
    captureDepth += 1
    body(&self)
    captureDepth -= 1
  }
}

extension Compiler {
  /// The block called `name`, as the template nearest to the page defines it, or `level` definitions further up.
  mutating func block(_ name: String, level: Int, at location: SourceLocation) {
    let key = "block \(name) \(level)"
    guard let definitions = blocks[name], level < definitions.count, !isTooLarge(at: location) else { return }
    let block = definitions[level]
    if block.isRequired, level == 0 {
      return report(
        "the block \"\(name)\" is required", at: block.location, help: "a template that extends this one must define it"
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
    guard let current = currentBlock else { return report("\"super()\" belongs in a block", at: location) }
    guard current.level + 1 < (blocks[current.name]?.count ?? 0) else {
      return report("no template above has a block \"\(current.name)\"", at: location)
    }
    block(current.name, level: current.level + 1, at: location)
  }

  /// Compiles the first of `names` that there is, in place.
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

  /// Compiles what the tag at `location` brings in, so that errors in it name the tag as well.
  private mutating func within(_ location: SourceLocation, _ body: (inout Compiler) -> Void) {
    let outer = includedAt
    program.places.append(Program.Place(location: location, includedAt: outer))
    includedAt = UInt32(program.places.count - 1)
    body(&self)
    includedAt = outer
    program.places.append(Program.Place(location: location, includedAt: outer))
  }

  /// Compiles what the template called `name` sets, and gives the scope of its names; `nil` where there is none.
  private mutating func module(_ name: String, hasContext: Bool, at location: SourceLocation) -> Int? {
    guard template(name, at: location) != nil, !isTooLarge(at: location) else { return nil }
    guard open.insert(name).inserted else {
      report("\"\(name)\" imports itself", at: location)
      return nil
    }
    var module: Int?
    let outer = markup
    markup = MarkupState(format)
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
