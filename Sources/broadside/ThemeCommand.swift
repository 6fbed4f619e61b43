import ArgumentParser
import Build
import Diagnostics

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Works on the theme.", subcommands: [ThemeCheckCommand.self])
}

struct ThemeCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the theme's templates against the content types, and builds nothing.",
    discussion: """
      Every name, attribute, filter, test, argument, block, macro and template that a template names is looked up. All \
      errors of all templates are reported in one run.

      Exit status: 0 the theme is right; 1 it is not; 2 the command line is wrong.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var report: ReportOptions

  func run() async throws {
    let diagnostics = await SiteBuilder(site.build()).checkTheme()
    try report.format.write(diagnostics)
    if diagnostics.hasErrors { throw ExitCode.failure }
    if !report.format.isDocument { Terminal.write("The theme is right.\n", to: .output) }
  }
}
