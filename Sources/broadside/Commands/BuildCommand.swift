import ArgumentParser
import Build
import Diagnostics
import Files
import Rendering

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site from its content and theme.",
    discussion: """
      The build reports all errors in all files in one run. If there are errors, it writes nothing. Otherwise, it \
      writes only files whose contents have changed, and removes files that an earlier build wrote and that are no \
      longer part of the site. It never changes files that Broadside did not write.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output = "output"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The base URL of the site. (default: the one in site.yml)", valueName: "url"))
  var baseURL: String?

  @OptionGroup var taken: StrictnessOptions

  @OptionGroup var day: DayOption

  @OptionGroup var work: JobsOption

  @Option(
    help: ArgumentHelp(
      "Whether to create a search index if the theme has search. With \"auto\", the build creates an index only if "
        + "Pagefind is installed. With \"on\", Pagefind is required."
    ))
  var search = SearchChoice.auto

  @OptionGroup var report: ReportOptions

  @Flag(help: "Print only errors and warnings.")
  var quiet = false

  @Flag(help: "Print how long each stage took.")
  var timings = false

  @Flag(help: "Also print notes and details about the build.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose cannot be used together.") }
    if let problem = options.problem { throw ValidationError(problem) }
  }

  func run() async throws {
    if search == .on, search.search == .missing {
      try fail([
        Diagnostic(
          .error, "--search on needs Pagefind, which is not installed",
          help: "run \(Program.name) doctor, which shows how to install it")
      ])
    }
    let clock = ContinuousClock()
    let start = clock.now
    let progress = ProgressLine(isShown: !quiet && format == .text && Terminal.isTerminal(.error))
    var options = options
    options.work.isOverdue = { [format, output] in
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
      throw ExitStatus.failure.code
    }
    if report.wasStopped {
      Terminal.write(
        "Stopped. Nothing was written; \(output.withTrailingSlash) is unchanged.\n", to: .error)
      throw ExitCode(stop.status)
    }
    try write(report, seconds: (clock.now - start).seconds)
    if timings {
      Terminal.write(Summary.timings(report.timings, cores: Machine.cores), to: .error)
    }
    if report.made == nil { throw ExitStatus.failure.code }
  }

  private var format: ReportFormat { report.format }

  private var options: BuildOptions {
    var loading = site.loading(at: day.time)
    loading.baseURL = baseURL
    loading.includesDrafts = taken.drafts
    loading.includesScheduled = taken.scheduled
    loading.search = search.search
    var options = BuildOptions(loading, work: WorkOptions(jobs: work.count))
    options.output = output
    options.isStrict = taken.strict
    options.work.isLast = true
    Broadside.takeMemoryInLargePieces()
    return options
  }

  private func write(_ report: BuildReport, seconds: Double) throws {
    let all = report.diagnostics + (format.isDocument ? report.made?.nextChangeNote.map { [$0] } ?? [] : [])
    let shown = verbose || format.isDocument ? all : all.filter { $0.severity != .note }
    try format.write(shown)
    guard let made = report.made else {
      if !format.isDocument { Terminal.write(Summary.failure(shown, output: output), to: .error) }
      return
    }
    if !quiet, !format.isDocument {
      Terminal.write(Summary.success(made, output: output, seconds: seconds, isVerbose: verbose), to: .output)
    }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
