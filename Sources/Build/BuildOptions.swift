import Content
import Files
import Parallel
import Site
import Values

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  package var content = "content"
  package var themes = "themes"
  /// The theme, where it is not the one that `site.yml` names.
  package var theme: String?
  package var output = "output"
  /// The address of the site, where it is not the one that `site.yml` names.
  package var baseURL: String?
  package var includesDrafts = false
  /// Whether documents whose day is still to come are shown.
  package var includesScheduled = false
  /// The day that counts as today.
  package var today: DateValue
  /// Whether a warning forbids writing, as an error does.
  package var isStrict = false
  package var jobs: Int
  /// Whether readers get a search, for themes that have one.
  package var search = Search.off

  /// Told of each text that takes too long, by its file or its beginning, from a thread of its own.
  package var isOverdue: (@Sendable (WorkUnderWay.Overrun) -> Void)?

  package enum Search: Hashable, Sendable {
    /// By the program at a path.
    case with(program: String)
    case off
    /// Not, since there is no program for it.
    case missing

    var isOn: Bool { if case .with = self { true } else { false } }
  }
  /// Whether the process ends with the build: the system then takes its memory back at once, and giving back a large site piece by piece
  /// takes a tenth of a warm build.
  package var isLastWork = false

  package init(today: DateValue, jobs: Int) {
    self.today = today
    self.jobs = jobs
  }
}

extension BuildOptions {
  /// How long a text may take, in seconds. An ordinary one takes less than a thousandth of that.
  private static let textLimit = 10
  /// How long all texts may take together that take more than a second, in seconds.
  private static let textLimitTogether = 60

  /// How the work is shared out, and who watches it.
  var parallelism: Parallelism {
    Parallelism(
      jobs: jobs,
      watchdog: isOverdue.map {
        Watchdog(limit: Self.textLimit, limitTogether: Self.textLimitTogether, bark: $0)
      })
  }

  /// Which documents are shown.
  var publication: Publication {
    Publication(today: today, includesDrafts: includesDrafts, includesScheduled: includesScheduled)
  }

  /// That of all that decides what is made.
  var fingerprint: UInt64 {
    var fingerprint = Fingerprint([includesDrafts ? 1 : 0, includesScheduled ? 1 : 0])
    if case .with(let program) = search { fingerprint.combine(program) }
    for text in [content, themes, theme ?? "", output, baseURL ?? "", today.isoText] { fingerprint.combine(text) }
    return fingerprint.value
  }

  /// Why no build can be asked for this; `nil` where one can.
  package var problem: String? {
    if let baseURL, case .failure(let problem) = BaseURL.reading(baseURL) {
      return "--base-url: \(problem.message); \(problem.help)."
    }
    let written = FilePaths.resolved(output)
    if written.split(separator: "/").contains(".broadside") {
      return "--output \(output) lies in the folder where builds keep their notes."
    }
    for (option, folder) in [("--content", content), ("--themes", themes)] {
      let read = FilePaths.resolved(folder)
      if FilePaths.isInside(written, read) || FilePaths.isInside(read, written) {
        return "--output \(output) and \(option) \(folder) lie in each other; a build would write over what it reads."
      }
    }
    return nil
  }
}
