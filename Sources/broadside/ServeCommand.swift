import ArgumentParser
import Build
import Diagnostics
import Preview
import Values

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in browsers while you edit it.",
    discussion: """
      Pages are made in memory and come up to date by themselves whenever a file is saved; the output is not touched. What is \
      wrong is shown over the page and told here, and goes away when it is mended. Drafts, and documents whose day is still \
      to come, are shown with a mark.

      Only programs of this machine can look, unless --host says otherwise. Ctrl-C ends it.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var day: DayOption

  @Option(help: ArgumentHelp("The port; the next free one where it is taken.", valueName: "number"))
  var port = 1618

  @Option(
    help: ArgumentHelp(
      "The address to listen at, in numbers; 0.0.0.0 lets every machine of your network look.", valueName: "address"))
  var host = PreviewOptions.loopback

  func validate() throws {
    guard 1...65_535 ~= port else { throw ValidationError("--port takes a number from 1 to 65535, not \(port).") }
  }

  func run() async throws {
    var build = site.build(today: day.today)
    // The preview stays: somebody is about to mend the text.
    build.isOverdue = { overrun in
      let said = try? ReportFormat.text.text(of: [Slowness.diagnostic(of: overrun)])
      Terminal.write(said ?? overrun.subject, to: .error)
    }
    var options = PreviewOptions(build)
    options.port = port
    options.host = host
    let log = PreviewLog()
    do {
      try await PreviewServer(options, tell: log.tell).run()
    } catch let failure as PreviewServer.Failure {
      Terminal.write("\(failure)\n", to: .error)
      throw ExitCode.failure
    }
  }
}
