import Diagnostics
import Values

/// The number of a compiled template in its library.
package struct TemplateID: Hashable, Sendable {
  package let rawValue: Int
}

/// A template that pages are made with, and what is known of the variables it is given.
package struct TemplateEntry: Hashable, Sendable {
  package let template: String
  /// The type of each global, in their order.
  package let globals: [ValueType]

  package init(_ template: String, globals: [ValueType]) {
    self.template = template
    self.globals = globals
  }
}

/// The templates of a theme, compiled.
package struct TemplateLibrary: Sendable {
  let programs: [Program]
  let globalCount: Int
  let textFilters: [TextFilter]
  /// Whether HTML may be cut, as engines do that know no places.
  let cutsHTML: Bool
  fileprivate let positions: [TemplateEntry: Int]
  /// The names of the templates that any of them is made of.
  package let used: Set<String>

  /// What tells whether a template, as it is compiled, has changed, and what it asks for.
  package struct Summary: Sendable {
    /// That of all that decides what it makes of the same variables.
    package let fingerprint: UInt64
    /// For each global, whether it asks for it.
    package let usedGlobals: [Bool]
    /// The files that it is made of, its own first.
    package let sources: [String]
  }

  /// The summary of each template, by its number.
  package func summaries(_ names: NameTable) -> [Summary] {
    programs.map { program in
      Summary(
        fingerprint: program.fingerprint(names), usedGlobals: program.usedGlobals(of: globalCount),
        sources: program.sources)
    }
  }

  /// The program of an entry that was compiled.
  package func template(for entry: TemplateEntry) -> TemplateID? { positions[entry].map(TemplateID.init) }

  /// Where templates let a value through with `safe`, each place once.
  package var safeUses: [SourceLocation] {
    Array(Set(programs.flatMap(\.safeUses))).sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
  }
}

/// Everything that templates are compiled from.
package struct TemplateSet: Sendable {
  package var sources: [TemplateSource]
  /// The names of the variables that every template is given.
  package var globals: [String]
  /// The layouts that ``ValueType/record(_:)`` names.
  package var shapes: [Shape]
  package var textFilters: [TextFilter]
  package var options: TemplateOptions
  /// What `t` writes; without, templates have no such function.
  package var words: Words?
  /// What `asset` and `integrity` tell of; without, templates have no such functions.
  package var assets: (any AssetSource)?

  package init(
    _ sources: [TemplateSource], globals: [String], shapes: [Shape] = [], textFilters: [TextFilter] = [],
    options: TemplateOptions = TemplateOptions(), words: Words? = nil, assets: (any AssetSource)? = nil
  ) {
    self.sources = sources
    self.globals = globals
    self.shapes = shapes
    self.textFilters = textFilters
    self.options = options
    self.words = words
    self.assets = assets
  }
}

/// A filter from text to text, or to HTML, that whoever renders brings.
package struct TextFilter: Hashable, Sendable {
  package let name: String
  package let makesHTML: Bool

  package init(_ name: String, makesHTML: Bool) {
    self.name = name
    self.makesHTML = makesHTML
  }
}

extension TemplateSet {
  /// Compiles a program for each of `entries`, and reports everything that is wrong with any template.
  ///
  /// A template that no entry reaches, or that others import, is compiled for variables of which nothing is known as well, so
  /// that the errors of what nobody uses are found too.
  /// New names are added to `names`. Linear in the size of the templates, times the entries that each is compiled for.
  package func compile(for entries: [TemplateEntry], names: inout NameTable) -> (TemplateLibrary, [Diagnostic]) {
    var parsed: [String: ParsedTemplate] = [:]
    var diagnostics: [Diagnostic] = []
    for source in sources where parsed[source.name] == nil {
      let (statements, errors) = StatementParser.statements(of: source, options)
      diagnostics += errors
      parsed[source.name] = ParsedTemplate(name: source.name, path: source.path, statements: statements)
    }
    var programs: [Program] = []
    var positions: [TemplateEntry: Int] = [:]
    var reached: Set<String> = []
    for entry in entries where positions[entry] == nil && parsed[entry.template] != nil {
      var compiler = Compiler(self, parsed, entry: entry, names: names)
      positions[entry] = programs.count
      programs.append(compiler.compile())
      names = compiler.names
      reached.formUnion(compiler.used)
    }
    diagnostics += programs.flatMap(\.diagnostics)
    let parts = Set(parsed.values.flatMap { ParsedTemplate.templatesNamed(in: $0.statements) })
    let imported = Set(parsed.values.flatMap { ParsedTemplate.templatesImported(in: $0.statements) })
    for source in sources
    where imported.contains(source.name) || !reached.contains(source.name) && !parts.contains(source.name) {
      let entry = TemplateEntry(source.name, globals: globals.map { _ in .any })
      var compiler = Compiler(self, parsed, entry: entry, names: names)
      // Nobody includes it, so nobody says what it is given.
      compiler.knowsVariables = imported.contains(source.name)
      diagnostics += compiler.compile().diagnostics
      names = compiler.names
    }
    let library = TemplateLibrary(
      programs: programs, globalCount: globals.count, textFilters: textFilters,
      cutsHTML: options.escapesEveryPlaceAsText, positions: positions, used: reached)
    return (library, diagnostics.inReadingOrder().joiningSubjects())
  }
}

/// A template read, before it is compiled.
struct ParsedTemplate: Sendable {
  let name: String
  let path: String
  let statements: [Statement]

  /// The templates that statements import without the names around them, which must therefore make sense alone.
  static func templatesImported(in statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      switch statement.kind {
      case .importAll(let name, _, false), .importNames(let name, _, false): [name]
      default: templatesImported(in: statement.children)
      }
    }
  }

  /// The templates that statements extend, include or import.
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
