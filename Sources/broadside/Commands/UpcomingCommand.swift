import ArgumentParser
import Build
import Diagnostics
import Rendering
import Site

struct UpcomingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming",
    abstract: "List the scheduled changes to the site, and list the documents that are due for review.",
    discussion: """
      The command lists the dates on which the site changes without an edit: for example, when a document is \
      published or expires, when the banner appears or disappears, or when the result of a condition that depends on \
      the current date changes. It also lists the dates on which a check in _type.yml starts to report a document, \
      and the documents that such checks already report. It does not build the site.
      """)

  @OptionGroup var content: ContentOption

  @OptionGroup var day: DayOption

  @Option(help: "The format of the list.")
  var format = ListFormat.text

  func run() async throws {
    var options = LoadingOptions(time: day.time)
    options.content = content.folder
    let report = await UpcomingReport(options, work: WorkOptions(jobs: Machine.cores))
    try ReportFormat.text.write(report.errors)
    guard report.isComplete else { throw ExitStatus.failure.code }
    switch format {
    case .text: Terminal.write(UpcomingList(report).text, to: .output)
    case .json: Terminal.write(try UpcomingList(report).json(), to: .output)
    }
    try ExitStatus(report.errors).end()
  }
}
