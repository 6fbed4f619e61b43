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
  /// A template that only others include or import is compiled in their place; alone, too, where it can stand alone.
  package static func compile(
    _ sources: [TemplateSource], globals: [String], names: inout NameTable
  ) -> (TemplateLibrary, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var templates: [String: ParsedTemplate] = [:]
    for source in sources {
      do {
        let statements = try StatementParser.statements(of: source)
        templates[source.name] = ParsedTemplate(name: source.name, path: source.path, statements: statements)
      } catch {
        diagnostics.append(error.diagnostic)
        templates[source.name] = ParsedTemplate(name: source.name, path: source.path, statements: nil)
      }
    }
    let entries = sources.map(\.name).filter { !ParsedTemplate.isPartial($0) }
    var programs: [Program] = []
    for name in entries {
      var compiler = Compiler(templates, globals: globals, names: names)
      programs.append(compiler.program(for: name))
      names = compiler.names
      diagnostics += compiler.diagnostics
    }
    let positions = Dictionary(entries.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return (
      TemplateLibrary(programs: programs, globalCount: globals.count, positions: positions),
      diagnostics.inReadingOrder()
    )
  }
}

/// A template read, before it is compiled.
struct ParsedTemplate: Sendable {
  let name: String
  let path: String
  /// `nil` where its syntax is wrong, which was reported.
  let statements: [Statement]?

  /// Templates in folders are parts of others: they need not stand alone.
  static func isPartial(_ name: String) -> Bool { name.contains("/") }
}
