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
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var report: ReportOptions

  func run() async throws {
    let diagnostics = await ThemeChecker(site.loading(), work: WorkOptions(jobs: Machine.cores)).check()
    try report.format.write(diagnostics)
    try ExitStatus(diagnostics).end()
    if !report.format.isDocument { Terminal.write("No problems found.\n", to: .output) }
  }
}
