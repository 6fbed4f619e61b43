import Diagnostics
import Site

/// What came of a build.
package struct BuildReport: Sendable {
  /// Everything found, in reading order.
  package let diagnostics: [Diagnostic]
  /// What was made; `nil` when something forbade writing, and the output is as it was.
  package let made: Made?
  package let timings: StageTimings
  /// Whether it was told to stop before it was done.
  package var wasStopped = false

  static func stopped(_ timings: StageTimings) -> BuildReport {
    BuildReport(diagnostics: [], made: nil, timings: timings, wasStopped: true)
  }

  package struct Made: Sendable {
    /// How many documents each type has, in the order of the types.
    package let documents: [(label: String, count: Int)]
    /// What types require that some of their documents are not, which are left out.
    package let unmet: [UnmetRequirement]
    package let pages: Int
    /// How many files of the content folder had to be read for their documents.
    package let read: Int
    package let feeds: Int
    package let files: Int
    /// How many files had to be made again, whether they came out the same or not.
    package let rendered: Int
    package let written: Int
    package let removed: Int
    /// Whether readers can search; `nil` where the theme has no search.
    package let search: BuildOptions.Search?
    /// Where templates let a value through without escaping.
    package let safeUses: [SourceLocation]
  }
}
