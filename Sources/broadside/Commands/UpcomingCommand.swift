import ArgumentParser
import Build
import Diagnostics
import Rendering
import Site

struct UpcomingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upcoming",
    abstract: "List the scheduled changes to the site, and the documents that are due for review.",
    discussion: """
      Lists the documents that will be published or expire, the days on which the result of a condition that compares a \
      date with today will change, the dates of the banner, and the days on which the checks of a type begin to report a \
      document. Then lists the documents that such checks report now. Does not build anything.

      Exit status: 0 if the site could be read; 1 if there are errors; 2 if the command line is invalid.
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
    guard report.isComplete else { throw ExitCode.failure }
    switch format {
    case .text: Terminal.write(UpcomingList(report).text, to: .output)
    case .json: Terminal.write(try UpcomingList(report).json(), to: .output)
    }
    if !report.errors.isEmpty { throw ExitCode.failure }
  }
}
