import ArgumentParser
import Build
import Diagnostics
import Files
import Values

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the site, and writes nothing.",
    discussion: """
      Finds all that a build would, and more that readers would miss: links to parts of pages that do not exist, pictures \
      without a text, headings that skip a level, documents with the same title, pages that nothing links to, files that \
      nothing uses. With --external it asks whether links to other sites still lead somewhere.

      Each finding has a rule, which --rules lists. A comment silences one, and says why: \
      <!-- broadside-ignore image-alt: only an ornament --> before a block of Markdown, or with # in front matter. Errors \
      cannot be silenced.

      Exit status: 0 there is no error; 1 there is one, or under --strict a warning; 2 the command line is wrong.
      """)

  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp("The folder that is built, beside which answers of other sites are kept.", valueName: "folder"))
  var output = "output"

  @OptionGroup var taken: StrictnessOptions

  @OptionGroup var day: DayOption

  @Flag(help: "Ask whether the addresses of other sites answer. What does not is a note, and fails nothing.")
  var external = false

  @Flag(help: "The same, and an address that is dead is an error.")
  var externalStrict = false

  @Option(help: ArgumentHelp("How many days to believe that an address answers; 0 asks anew.", valueName: "days"))
  var externalAge = 7

  @Option(help: ArgumentHelp("How long to go on asking.", valueName: "seconds"))
  var externalLimit = 60

  @OptionGroup var work: JobsOption

  @OptionGroup var report: ReportOptions

  @Flag(help: "Say nothing but what is found.")
  var quiet = false

  @Flag(help: "List the rules, and check nothing.")
  var rules = false

  func validate() throws {
    guard 0...36_500 ~= externalAge else {
      throw ValidationError("--external-age takes a number of days from 0 to 36500, not \(externalAge).")
    }
    if externalLimit < 1 { throw ValidationError("--external-limit takes a number from 1 up, not \(externalLimit).") }
    if external || externalStrict, Self.curl == nil {
      throw ValidationError("--external needs curl, and it is not on the PATH.")
    }
    if let problem = options.site.problem { throw ValidationError(problem) }
  }

  func run() async throws {
    if rules { return Terminal.write(Self.list(Rule.all), to: .output) }
    let clock = ContinuousClock()
    let start = clock.now
    let found = await SiteChecker(options).check()
    let seconds = (clock.now - start).seconds
    try format.write(found.diagnostics, textTo: .output)
    if !quiet, !format.isDocument { Terminal.write(Summary.check(found, seconds: seconds), to: .output) }
    let fails = found.diagnostics.contains { $0.severity == .error || taken.strict && $0.severity == .warning }
    if fails { throw ExitCode.failure }
  }

  private var format: ReportFormat { report.format }

  private static var curl: String? { FilePaths.program(named: "curl") }

  private var options: CheckOptions {
    var build = site.build(today: day.today, jobs: work.count)
    build.output = output
    build.includesDrafts = taken.drafts
    build.includesScheduled = taken.scheduled
    build.search = SearchChoice.auto.search
    build.isLastWork = true
    Broadside.takeMemoryInLargePieces()
    build.isOverdue = { [format] in format.fail(with: Slowness.diagnostic(of: $0)) }
    var options = CheckOptions(build)
    if external || externalStrict, let curl = Self.curl {
      options.external = CheckOptions.External(
        program: curl, isStrict: externalStrict, age: externalAge * 24 * 60 * 60, limit: externalLimit)
    }
    return options
  }

  /// A line for each rule: its name, the severity, and what is wrong where it is broken.
  private static func list(_ rules: [Rule]) -> String {
    func column(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
    let width = rules.map(\.name.count).max() ?? 0
    return rules.map { "\(column($0.name, width))  \(column($0.severity.rawValue, 7))  \($0.summary)\n" }.joined()
  }
}
