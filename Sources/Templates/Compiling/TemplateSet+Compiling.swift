import Diagnostics
import Parallel
import Values

extension TemplateSet {
  /// Compiles a program for each of `entries`, and reports all errors in all templates.
  ///
  /// A template that no entry reaches, or that others import, is also compiled with variables of unknown type, so that
  /// errors in unused templates are found too. Adds new names to `names`. Cost is linear in the size of the templates,
  /// times the number of entries that use each.
  package func compile(for entries: [TemplateEntry], names: inout NameTable) -> (TemplateLibrary, [Diagnostic]) {
    let templates = ParsedTemplates(distinctSources.map { ParsedTemplate($0, options) }, names: &names)
    let known = names
    return library(of: compilations(for: entries, of: templates).map { result(of: $0, templates, known) }, templates)
  }

  /// Does the same on all cores.
  package func compile(
    for entries: [TemplateEntry], names: inout NameTable, parallelism: Parallelism
  ) async -> (TemplateLibrary, [Diagnostic]) {
    let sources = distinctSources
    let parsed = await parallelism.map(sources.count, chunk: 1) { $0.map { ParsedTemplate(sources[$0], options) } }
    let templates = ParsedTemplates(parsed.flatMap { $0 }, names: &names)
    let compilations = compilations(for: entries, of: templates)
    let known = names
    let results = await parallelism.map(compilations.count, chunk: 1) { range in
      range.map { result(of: compilations[$0], templates, known) }
    }
    return library(of: results.flatMap { $0 }, templates)
  }

  /// A template to be compiled.
  private struct Compilation: Sendable {
    let entry: TemplateEntry
    /// A Boolean value that indicates whether pages are rendered with it. Otherwise it is compiled only to find errors.
    let isEntry: Bool
    let knowsVariables: Bool
  }

  /// The result of a compilation.
  private struct Result: Sendable {
    let entry: TemplateEntry
    let isEntry: Bool
    let program: Program
    let used: Set<String>
  }

  /// The first source of each name.
  private var distinctSources: [TemplateSource] {
    var seen: Set<String> = []
    return sources.filter { seen.insert($0.name).inserted }
  }

  private func compilations(for entries: [TemplateEntry], of templates: ParsedTemplates) -> [Compilation] {
    var seen: Set<TemplateEntry> = []
    let asked = entries.filter { templates.byName[$0.template] != nil && seen.insert($0).inserted }
    let parts = templates.all.flatMap { ParsedTemplate.templatesNamed(in: $0.statements) }
    let reached = Set(asked.map(\.template) + parts)
    let imported = Set(templates.all.flatMap { ParsedTemplate.templatesImported(in: $0.statements) })
    let unreached = templates.all.map(\.name).filter { imported.contains($0) || !reached.contains($0) }
    return asked.map { Compilation(entry: $0, isEntry: true, knowsVariables: true) }
      + unreached.map { name in
        let entry = TemplateEntry(name, globals: globals.map { _ in .any })
        // A template that nobody includes has no known variables.
        return Compilation(entry: entry, isEntry: false, knowsVariables: imported.contains(name))
      }
  }

  private func result(of compilation: Compilation, _ templates: ParsedTemplates, _ names: NameTable) -> Result {
    var compiler = Compiler(self, templates.byName, entry: compilation.entry, names: names)
    compiler.knowsVariables = compilation.knowsVariables
    let program = compiler.compile()
    return Result(
      entry: compilation.entry, isEntry: compilation.isEntry, program: program, used: compiler.used)
  }

  private func library(of results: [Result], _ templates: ParsedTemplates) -> (TemplateLibrary, [Diagnostic]) {
    let entries = results.filter(\.isEntry)
    let library = TemplateLibrary(
      programs: entries.map(\.program), globalCount: globals.count, textFilters: textFilters,
      cutsHTML: options.escapesEveryPlaceAsText, schemes: options.schemes,
      positions: Dictionary(uniqueKeysWithValues: zip(entries.map(\.entry), 0...)),
      used: entries.reduce(into: []) { $0.formUnion($1.used) })
    let found =
      templates.all.flatMap(\.diagnostics).map { TemplateFinding(diagnostic: $0) }
      + results.flatMap(\.program.findings)
    return (library, found.inReadingOrder(by: \.diagnostic).joined())
  }
}

/// The parsed templates of a set.
private struct ParsedTemplates: Sendable {
  let all: [ParsedTemplate]
  let byName: [String: ParsedTemplate]

  /// Adds the names of all attributes in the templates to `names`.
  init(_ all: [ParsedTemplate], names: inout NameTable) {
    self.all = all
    byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    for name in all.flatMap(\.attributes) { _ = names.intern(name) }
  }
}
