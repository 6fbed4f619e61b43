import Content
import Files
import Parallel
import Site
import TimeZones
import Values

/// The options of a build.
package struct BuildOptions: Sendable {
  package var content = "content"
  package var themes = "themes"
  /// The theme, if it overrides the one that `site.yml` names.
  package var theme: String?
  package var output = "output"
  /// The base URL of the site, if it overrides the one that `site.yml` names.
  package var baseURL: String?
  package var includesDrafts = false
  /// A Boolean value that indicates whether documents with a future publication date are shown.
  package var includesScheduled = false
  /// The day or moment that the site is built for.
  package var time: BuildTime
  /// A Boolean value that indicates whether a warning prevents writing, as an error does.
  package var isStrict = false
  package var jobs: Int
  /// The search that readers get, if the theme has one.
  package var search = Search.off

  /// Reports each text that takes too long, by its file or its first characters, on a separate thread.
  package var isOverdue: (@Sendable (WorkUnderWay.Overrun) -> Void)?

  package enum Search: Hashable, Sendable {
    /// Search with an index that the program at a path builds.
    case with(program: String)
    case off
    /// No search, because the program was not found.
    case missing

    var isOn: Bool { if case .with = self { true } else { false } }
  }
  /// A Boolean value that indicates whether the process ends after the build. The system then reclaims its memory at
  /// once; releasing a large site piece by piece takes a tenth of an incremental build.
  package var isLastWork = false

  package init(time: BuildTime, jobs: Int) {
    self.time = time
    self.jobs = jobs
  }
}

extension BuildOptions {
  /// The time limit for one text, in seconds. An ordinary text takes less than a thousandth of it.
  private static let textLimit = 10
  /// The time limit for all texts together that take more than a second each, in seconds.
  private static let textLimitTogether = 60

  /// The distribution of work over threads, and the watchdog that monitors it.
  var parallelism: Parallelism {
    Parallelism(
      jobs: jobs,
      watchdog: isOverdue.map {
        Watchdog(limit: Self.textLimit, limitTogether: Self.textLimitTogether, bark: $0)
      })
  }

  /// Returns the rules for which documents are published on a site whose days begin in `zone`.
  func publication(in zone: TimeZone) -> Publication {
    var publication = Publication(moment: time.moment(in: zone), zone: zone)
    publication.includesDrafts = includesDrafts
    publication.includesScheduled = includesScheduled
    return publication
  }

  /// The fingerprint of the options that affect the output, except the time; see ``BuildRecord/Validity``.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint([includesDrafts ? 1 : 0, includesScheduled ? 1 : 0])
    if case .with(let program) = search { fingerprint.combine(program) }
    for text in [content, themes, theme ?? "", output, baseURL ?? ""] { fingerprint.combine(text) }
    return fingerprint.value
  }

  /// The reason that these options are not valid; `nil` if they are.
  package var problem: String? {
    if let baseURL, case .failure(let problem) = BaseURL.read(baseURL) {
      return "--base-url: \(problem.message); \(problem.help)."
    }
    let written = FilePaths.resolved(output)
    if written.split(separator: "/").contains(".broadside") {
      return "--output \(output) is inside a .broadside folder, which builds use for their own files."
    }
    for (option, folder) in [("--content", content), ("--themes", themes)] {
      let read = FilePaths.resolved(folder)
      if FilePaths.isInside(written, read) || FilePaths.isInside(read, written) {
        return "--output \(output) and \(option) \(folder) overlap; a build would overwrite its own source files."
      }
    }
    return nil
  }
}
