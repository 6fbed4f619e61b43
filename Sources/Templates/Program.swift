import Diagnostics
import Values

/// A template compiled together with all that it extends, includes and imports.
struct Program: Sendable {
  var instructions: [Instruction] = []
  /// For each instruction, the position of its place in ``locations``.
  var places: [UInt32] = []
  var locations: [SourceLocation] = []
  /// All literal text.
  var text: [UInt8] = []
  /// The constants, as values of ``constantValues``.
  var constants: [Value] = []
  var constantValues = ValueTable()
  var macros: [Macro] = []
  /// Whether it makes XML, where HTML is text like any other.
  var isXML = false
  /// What is wrong with it.
  var diagnostics: [Diagnostic] = []
  /// How many slots the main frame has.
  var slotCount = 0

  /// A macro's code within the program.
  struct Macro: Sendable {
    let name: String
    var start = 0
    var slotCount = 0
  }
}

/// The number of a template that pages can be made with.
package struct TemplateID: Hashable, Sendable {
  let rawValue: Int
}

/// The templates of a theme, compiled.
package struct TemplateLibrary: Sendable {
  let programs: [Program]
  let globalCount: Int
  private let positions: [String: Int]

  /// The template called `name`.
  package func template(named name: String) -> TemplateID? { positions[name].map(TemplateID.init) }

  /// Compiles `sources`, whose templates may name `globals`, and reports everything that is wrong with them.
  ///
  /// A template that others extend, include or import is checked as a part of them; what is wrong with it alone matters only
  /// to who makes pages with it, and is in ``diagnostics(of:)``.
  package static func compile(
    _ sources: [TemplateSource], globals: [String], options: TemplateOptions = TemplateOptions(),
    names: inout NameTable
  ) -> (TemplateLibrary, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var templates: [String: ParsedTemplate] = [:]
    for source in sources {
      do {
        let statements = try StatementParser.statements(of: source, options)
        templates[source.name] = ParsedTemplate(name: source.name, path: source.path, statements: statements)
      } catch {
        diagnostics.append(error.diagnostic)
        templates[source.name] = ParsedTemplate(name: source.name, path: source.path, statements: nil)
      }
    }
    let parts = Set(templates.values.flatMap { Self.templatesNamed(in: $0.statements ?? []) })
    var programs: [Program] = []
    for source in sources {
      var compiler = Compiler(templates, globals: globals, options: options, names: names)
      programs.append(compiler.program(for: source.name))
      names = compiler.names
      if !parts.contains(source.name) { diagnostics += compiler.diagnostics }
    }
    let positions = Dictionary(sources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let library = TemplateLibrary(programs: programs, globalCount: globals.count, positions: positions)
    return (library, diagnostics.inReadingOrder())
  }

  /// What is wrong with a template as one that pages are made with.
  package func diagnostics(of template: TemplateID) -> [Diagnostic] { programs[template.rawValue].diagnostics }

  /// The templates that a template extends, includes or imports.
  static func templatesNamed(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .extends(let name), .importAll(let name, _), .importNames(let name, _): [name]
      case .include(let names, _): names
      case .conditional(let branches, let otherwise): templatesNamed(in: branches.flatMap(\.body) + otherwise)
      case .loop(let loop): templatesNamed(in: loop.body + loop.otherwise)
      case .with(_, let body), .filter(_, let body), .setBlock(_, let body): templatesNamed(in: body)
      case .block(let block): templatesNamed(in: block.body)
      case .macro(let macro): templatesNamed(in: macro.body)
      case .text, .output, .set: []
      }
    }
  }
}

/// A template read, before it is compiled.
struct ParsedTemplate: Sendable {
  let name: String
  let path: String
  /// `nil` where its syntax is wrong, which was reported.
  let statements: [Statement]?
}
