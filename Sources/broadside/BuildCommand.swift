import ArgumentParser
import Build
import Diagnostics
import Files
import Values

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site: content through a theme to output.",
    discussion: """
      Every error of every file is reported in one run. When there is one, nothing is written and the output stays as it \
      was. Files that have not changed are not touched; files of an earlier build that are no longer made are removed; \
      files that Broadside did not write are left alone.

      Exit status: 0 the site is built; 1 the content or the theme is wrong; 2 the command line is wrong; 130 it was stopped \
      with Ctrl-C.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output = "output"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The address of the site; the one in site.yml if left out.", valueName: "url"))
  var baseURL: String?

  @OptionGroup var taken: StrictnessOptions

  @OptionGroup var day: DayOption

  @OptionGroup var work: JobsOption

  @Option(
    help: ArgumentHelp(
      "Whether readers can search, where the theme has a search: Pagefind makes its index. auto is on if the program is there."
    ))
  var search = SearchChoice.auto

  @OptionGroup var report: ReportOptions

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  @Flag(help: "Say how long each stage took.")
  var timings = false

  @Flag(help: "Say more of what was made.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    if search == .on, options.search == .missing {
      throw ValidationError("--search on needs pagefind, and there is none on the PATH or in .venv/bin.")
    }
    if let problem = options.problem { throw ValidationError(problem) }
  }

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let progress = ProgressLine(isShown: !quiet && format == .text && Terminal.isTerminal(.error))
    var options = options
    options.isOverdue = { [format, output] in
      OutputFolder.abandon(output)
      progress.clear()
      format.fail(with: Slowness.diagnostic(of: $0))
    }
    let builder = SiteBuilder(options, progress: progress.show)
    let work = Task { () async -> Result<BuildReport, FileError> in
      do throws(FileError) { return .success(try await builder.build()) } catch { return .failure(error) }
    }
    let stop = StopSignals(stopping: work.cancel) { [output] in OutputFolder.abandon(output) }
    let result = await work.value
    progress.clear()
    let report: BuildReport
    switch result {
    case .success(let made): report = made
    case .failure(let error):
      try format.write([Diagnostic(.output, error.description)])
      throw ExitCode.failure
    }
    if report.wasStopped {
      Terminal.write(
        "Stopped. Nothing was written; \(output.withTrailingSlash) is as it was.\n", to: .error)
      throw ExitCode(stop.status)
    }
    try tell(report, seconds: (clock.now - start).seconds)
    if timings {
      Terminal.write(Summary.timings(report.timings, cores: Machine.cores), to: .error)
    }
    if report.made == nil { throw ExitCode.failure }
  }

  private var format: ReportFormat { report.format }

  private var options: BuildOptions {
    var options = site.build(today: day.today, jobs: work.count)
    options.output = output
    options.baseURL = baseURL
    options.includesDrafts = taken.drafts
    options.includesScheduled = taken.scheduled
    options.isStrict = taken.strict
    options.search = search.search
    options.isLastWork = true
    Broadside.takeMemoryInLargePieces()
    return options
  }

  private func tell(_ report: BuildReport, seconds: Double) throws {
    let told = verbose || format.isDocument ? report.diagnostics : report.diagnostics.filter { $0.severity != .note }
    try format.write(told)
    guard let made = report.made else {
      if !format.isDocument { Terminal.write(Summary.failure(told, output: output), to: .error) }
      return
    }
    if !quiet, !format.isDocument {
      Terminal.write(Summary.success(made, output: output, seconds: seconds, isVerbose: verbose), to: .output)
    }
  }
}

/// Whether a build makes a search index.
enum SearchChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, on, off

  static let program = "pagefind"

  /// The same with the program, if it is there: on the PATH, or where `make site` puts it.
  var search: BuildOptions.Search {
    if self == .off { return .off }
    let local = ".venv/bin/" + Self.program
    let program = FilePaths.program(named: Self.program) ?? (FileStatus(local) == nil ? nil : FilePaths.resolved(local))
    return program.map { .with(program: $0) } ?? .missing
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
