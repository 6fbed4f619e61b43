import ArgumentParser
import Checking
import Rendering

struct ThemeCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the templates of a theme against the content types, without building the site.",
    discussion: """
      The command checks every variable, attribute, filter, test, argument, block, macro, and template that a \
      template uses. It reports all errors in all templates in one run.

      Exit status: 0 if there are no errors; 1 if there are errors; 2 if the command line is invalid.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var report: ReportOptions

  func run() async throws {
    let diagnostics = await ThemeChecker(site.loading(), work: WorkOptions(jobs: Machine.cores)).check()
    try report.format.write(diagnostics)
    if diagnostics.hasErrors { throw ExitCode.failure }
    if !report.format.isDocument { Terminal.write("No problems found.\n", to: .output) }
  }
}
