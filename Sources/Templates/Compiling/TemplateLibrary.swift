import Diagnostics
import HTML
import Values

/// The compiled templates of a theme.
package struct TemplateLibrary: Sendable {
  let programs: [Program]
  let globalCount: Int
  let textFilters: [TextFilter]
  /// A Boolean value that indicates whether HTML may be cut, as in engines without contextual escaping.
  let cutsHTML: Bool
  /// The schemes that URLs can have.
  let schemes: AllowedSchemes
  let positions: [TemplateEntry: Int]
  /// The names of the templates from which any of them is compiled.
  package let used: Set<String>

  /// The properties of a compiled template that decide whether pages must be rendered again.
  package struct Summary: Sendable {
    /// The fingerprint of everything that determines the output for the same variables.
    package let fingerprint: UInt64
    /// For each global, whether the template reads it.
    package let usedGlobals: [Bool]
    /// The files from which it is compiled, its own first.
    package let sources: [String]
  }

  /// Returns the summary of each template, by its number.
  package func summaries(_ names: NameTable) -> [Summary] {
    programs.map { program in
      Summary(
        fingerprint: program.fingerprint(names), usedGlobals: program.usedGlobals(of: globalCount),
        sources: program.sources)
    }
  }

  /// Returns the compiled template of an entry, or `nil` if it was not compiled.
  package func template(for entry: TemplateEntry) -> TemplateID? { positions[entry].map(TemplateID.init) }

  /// The locations where templates use `safe`, without duplicates.
  package var safeUses: [SourceLocation] {
    Array(Set(programs.flatMap(\.safeUses))).sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
  }
}
