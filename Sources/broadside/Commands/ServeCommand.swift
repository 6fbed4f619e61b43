import ArgumentParser
import Diagnostics
import Preview
import Rendering
import Values

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the site in a browser while you edit it.",
    discussion: """
      The preview renders pages in memory, and reloads them in the browser when you save a file. It does not change \
      the output folder. Errors are shown in the terminal and, until they are fixed, over the page. Drafts and \
      scheduled documents are included and labeled.

      Only browsers on this computer can open the preview, unless you use --host. To stop the preview, press Ctrl-C.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var day: DayOption

  @Option(help: ArgumentHelp("The port. If it is in use, the preview uses the next free port.", valueName: "number"))
  var port = 1618

  @Option(
    help: ArgumentHelp(
      "The IP address to listen on; 0.0.0.0 accepts connections from your whole network.", valueName: "address"))
  var host = PreviewOptions.loopback

  func validate() throws {
    guard 1...65_535 ~= port else { throw ValidationError("--port must be between 1 and 65535, not \(port).") }
  }

  func run() async throws {
    var work = WorkOptions(jobs: Machine.cores)
    // The preview keeps running, because you may be about to fix the text.
    work.isOverdue = { overrun in
      let found = Slowness.diagnostic(of: overrun)
      Terminal.write((try? ReportFormat.text.text(of: [found])) ?? found.description, to: .error)
    }
    var options = PreviewOptions(site.loading(at: day.time), work: work)
    options.port = port
    options.host = host
    if day.date == nil { options.clock = { Today.moment } }
    let log = PreviewLog()
    do {
      try await PreviewServer(options, report: log.report).run()
    } catch let failure as PreviewServer.Failure {
      Terminal.write("\(failure)\n", to: .error)
      throw ExitStatus.failure.code
    }
  }
}
