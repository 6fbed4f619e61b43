import Diagnostics
import Parallel
import Rendering

extension LoadedSite {
  /// Returns the findings in the text of all documents, for a site that cannot be rendered.
  package func findingsInTexts(parallelism: Parallelism) async -> [Diagnostic] {
    // If a file of the theme is not known, components appear to be unknown.
    guard foundation.theme.isComplete else { return [] }
    let documents = graph.pages.filter { !$0.document.hasMisplacedFields }.map(\.id)
    return await parallelism.map(
      documents.count, chunk: 16,
      state: { BodyRenderer(self, dependencies: NamedDependencies(), watchdog: parallelism.watchdog) },
      { bodies, range in range.flatMap { bodies.diagnostics(of: documents[$0]) } + bodies.takeFailures() }
    ).flatMap { $0 }
  }
}
