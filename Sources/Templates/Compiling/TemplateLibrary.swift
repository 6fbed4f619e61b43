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
  let positions: [TemplateEntry: Int]
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
