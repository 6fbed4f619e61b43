import Diagnostics

/// A parsed template, before it is compiled.
struct ParsedTemplate: Sendable {
  let name: String
  let path: String
  let statements: [Statement]
  /// The blocks in it, each before those inside it.
  let blocks: [Statement.Block]
  /// The names of the attributes that it reads.
  let attributes: [String]
  /// Its syntax errors.
  let diagnostics: [Diagnostic]
  /// The names in tags that could not be read. Variables with these names are not reported as unknown.
  let namesInBrokenTags: Set<String>

  init(_ source: TemplateSource, _ options: TemplateOptions) {
    name = source.name
    path = source.path
    (statements, attributes, diagnostics, namesInBrokenTags) = StatementParser.statements(of: source, options)
    blocks = Self.blocks(in: statements)
  }

  private static func blocks(in statements: [Statement]) -> [Statement.Block] {
    statements.flatMap { statement -> [Statement.Block] in
      if case .block(let block) = statement.kind { return [block] + blocks(in: block.body) }
      return blocks(in: statement.children)
    }
  }

  /// Returns the templates that the statements import without context, which must therefore compile on their own.
  static func templatesImported(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .importAll(let name, _, false), .importNames(let name, _, false): [name]
      default: templatesImported(in: statement.children)
      }
    }
  }

  /// Returns the templates that the statements extend, include or import.
  static func templatesNamed(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .extends(let name), .importAll(let name, _, _), .importNames(let name, _, _): [name]
      case .include(let names, _, _): names
      default: templatesNamed(in: statement.children)
      }
    }
  }
}
