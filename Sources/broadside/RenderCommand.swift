import ArgumentParser
import Build

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Renders one template with data from a file, without a site.",
    discussion: """
      The templates that it extends, includes and imports are looked for in its own folder, and then in the theme, when one \
      is given. The ending of the template's name says what it makes: .html, .xml, .json, or plain text.

      Exit status: 0 the template is rendered; 1 the template or the data is wrong; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("The template's file.", valueName: "template"))
  var template: String

  @Option(help: ArgumentHelp("A JSON or YAML file whose entries are the template's variables.", valueName: "file"))
  var data: String?

  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes: String?

  @Option(help: ArgumentHelp("The theme whose templates can be named, too.", valueName: "name"))
  var theme = "civic"

  @Flag(help: "Escape every value as text in HTML, whatever its place, as Jinja2 does.")
  var plainEscape = false

  @Flag(help: "Leave out the line end after a tag.")
  var trimBlocks = false

  @Flag(help: "Leave out the blanks before a tag that begins its line.")
  var lstripBlocks = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    var trial = TemplateTrial(template: template)
    trial.data = data
    trial.theme = themes.map { (theme, $0) }
    trial.options.escapesEveryPlaceAsText = plainEscape
    trial.options.trimsBlocks = trimBlocks
    trial.options.stripsLinesBeforeBlocks = lstripBlocks
    switch trial.render() {
    case .success(let bytes): Terminal.write(String(decoding: bytes, as: UTF8.self), to: .output)
    case .failure(let failure):
      try report.format.write(failure.diagnostics)
      throw ExitCode.failure
    }
  }
}
