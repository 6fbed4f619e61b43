import Checking
import Content
import Diagnostics
import Parallel
import Rendering
import Site
import TimeZones

/// The changes of a site that dates cause, and what is due now.
package struct UpcomingReport: Sendable {
  /// The changes after the moment of the build, in order.
  package let changes: [UpcomingChange]
  /// The findings of checks that a day has caused.
  package let due: [Diagnostic]
  /// The time zone in which the site's days begin.
  package let timeZone: TimeZone
  /// A Boolean value that indicates whether the settings could be read; without them, nothing is known about dates.
  package let isComplete: Bool
  /// The errors in settings, types, and documents. What they affect can be missing from the report.
  package let errors: [Diagnostic]

  /// Reads the site, without a theme. Linear in the number of documents.
  package init(_ options: LoadingOptions, work: WorkOptions) async {
    let declarations = SiteDeclarations(options)
    let parallelism = work.parallelism
    let settings = declarations.settings
    let files = PublishedFiles(declarations.tree, types: declarations.types, basePath: settings?.basePath ?? "")
    let sources = await Documents.read(
      declarations.tree, types: declarations.types, files: files, timeZone: settings?.locale.localTimeZone,
      parallelism: parallelism
    ).sources
    errors = (declarations.diagnostics + sources.flatMap(\.diagnostics)).filter { $0.severity == .error }
      .inReadingOrder()
    isComplete = settings != nil
    guard let settings else {
      (changes, due, timeZone) = ([], [], .utc)
      return
    }
    let documents = sources.flatMap(\.documents)
    let upcoming = UpcomingChanges(
      settings, types: declarations.types, publication: options.publication(in: settings.locale.timeZone))
    changes = await upcoming.all(of: documents, withChecks: true, parallelism: parallelism)
    due = upcoming.due(among: documents).withoutSuppressed(contentRoot: options.content)
    timeZone = settings.locale.timeZone
  }
}
