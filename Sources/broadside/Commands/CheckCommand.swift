import ArgumentParser
import Build
import Checking
import Diagnostics
import Files
import Rendering
import Values

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the site without writing any output.",
    discussion: """
      The command reports everything that a build reports, and also other problems, such as links to headings that \
      do not exist, images without alt text, skipped heading levels, documents with the same title, pages that no \
      other page links to, and unused files. With --external, it also checks links to other sites.

      Each finding (an error, a warning, or a note) names its rule; --rules lists all rules. To suppress a warning \
      or a note, add a comment with the rule and a reason: <!-- broadside-ignore image-alt: decorative --> before a \
      block of Markdown, or # broadside-ignore image-alt: decorative before a field in front matter. The only \
      errors that can be suppressed are private-value errors.
      """)

  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The output folder. The results of --external are cached next to this folder.", valueName: "folder"))
  var output = "output"

  @OptionGroup var taken: StrictnessOptions

  @OptionGroup var day: DayOption

  @Flag(
    help: "Check links to other sites. Broken links are reported as notes, which do not affect the exit status.")
  var external = false

  @Flag(
    help: """
      Check links to other sites. Broken links are reported as errors, or as notes if the problem might be temporary.
      """)
  var externalStrict = false

  @Option(
    help: ArgumentHelp(
      "The number of days before a working link is checked again. With 0, every link is checked every time.",
      valueName: "days"))
  var externalAge = 7

  @Option(
    help: ArgumentHelp("The total time limit for checking links to other sites, in seconds.", valueName: "seconds"))
  var externalLimit = 60

  @Flag(
    help: """
      With --external, also request URLs whose host is not on the public internet, such as localhost and 192.168.0.1.
      """)
  var externalPrivate = false

  @OptionGroup var work: JobsOption

  @OptionGroup var report: ReportOptions

  @Flag(help: "Print only the findings, without a summary.")
  var quiet = false

  @Flag(help: "List the rules and exit.")
  var rules = false

  func validate() throws {
    guard 0...36_500 ~= externalAge else {
      throw ValidationError("--external-age must be between 0 and 36500, not \(externalAge).")
    }
    if externalLimit < 1 { throw ValidationError("--external-limit must be at least 1, not \(externalLimit).") }
    var build = BuildOptions(options.site, work: options.work)
    build.output = output
    if let problem = build.problem { throw ValidationError(problem) }
  }

  func run() async throws {
    if rules { return Terminal.write(Self.list(Rule.all), to: .output) }
    if external || externalStrict { try checkPrograms() }
    let clock = ContinuousClock()
    let start = clock.now
    let found = await SiteChecker(options).check()
    let seconds = (clock.now - start).seconds
    try format.write(found.diagnostics, textTo: .output)
    if !quiet, !format.isDocument { Terminal.write(Summary.check(found, seconds: seconds), to: .output) }
    try ExitStatus(found.diagnostics, isStrict: taken.strict).end()
  }

  private var format: ReportFormat { report.format }

  private func checkPrograms() throws {
    if Self.curl == nil { try fail([Diagnostic(.error, "--external needs curl, which is not on the PATH")]) }
    if !externalPrivate, Self.getent == nil {
      try fail([
        Diagnostic(
          .error, "--external needs getent, which is not on the PATH", help: "add --external-private to do without")
      ])
    }
  }

  private static var curl: String? { FilePaths.program(named: "curl") }
  private static var getent: String? { FilePaths.program(named: "getent") }

  private var options: CheckOptions {
    var loading = site.loading(at: day.time)
    loading.includesDrafts = taken.drafts
    loading.includesScheduled = taken.scheduled
    loading.search = SearchChoice.auto.search
    var options = CheckOptions(loading, work: WorkOptions(jobs: work.count))
    options.work.isLast = true
    options.work.isOverdue = { [format] in format.fail(with: Slowness.diagnostic(of: $0)) }
    Broadside.takeMemoryInLargePieces()
    if external || externalStrict, let curl = Self.curl {
      options.external = CheckOptions.External(
        program: curl, resolver: externalPrivate ? nil : Self.getent, hasProxy: Machine.hasProxy,
        savedResponses: OutputFolder.externalLinks(of: output), isStrict: externalStrict,
        age: externalAge * 24 * 60 * 60, limit: externalLimit)
    }
    return options
  }

  /// One line for each rule: its name, its severity, and the problem that it reports.
  private static func list(_ rules: [Rule]) -> String {
    func column(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
    let width = rules.map(\.name.count).max() ?? 0
    return rules.map { "\(column($0.name, width))  \(column($0.severity.rawValue, 7))  \($0.summary)\n" }.joined()
  }
}
