import Diagnostics
import Rendering
import Site
import TimeZones

/// The result of a build.
package struct BuildReport: Sendable {
  /// All findings, in reading order.
  package let diagnostics: [Diagnostic]
  /// A summary of the output; `nil` if a finding prevented writing, and the output is unchanged.
  package let made: Made?
  package let timings: StageTimings
  /// A Boolean value that indicates whether the build was canceled before it finished.
  package var wasStopped = false

  static func stopped(_ timings: StageTimings) -> BuildReport {
    BuildReport(diagnostics: [], made: nil, timings: timings, wasStopped: true)
  }

  /// Numbers of files.
  package struct Counts: Sendable {
    package let pages: Int
    package let feeds: Int
    /// All files of the output.
    package let files: Int
    /// The number of content files that had to be read.
    package var read = 0
    /// The number of files that were rendered, including those whose contents stayed the same.
    package var rendered = 0
    package var written = 0
    package var removed = 0
  }

  package struct Made: Sendable {
    /// The number of documents of each type, in the order of the types.
    package let documents: [(label: String, count: Int)]
    /// The requirements of types that some of their documents do not meet. These documents are omitted.
    package let failedRequirements: [FailedRequirement]
    package let counts: Counts
    /// The search that readers get; `nil` if the theme has none.
    package let search: LoadingOptions.Search?
    /// The places where templates output a value without escaping.
    package let safeUses: [SourceLocation]
    /// The next change of the site that a date causes; `nil` if it stays the same until it is edited.
    package let nextChange: UpcomingChange?
    /// The time zone in which the site's days begin.
    package let timeZone: TimeZone
  }
}
