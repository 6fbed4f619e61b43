import ArgumentParser
import Rendering

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render one template with data from a file, without a site.",
    discussion: """
      Other templates that the template extends, includes, or imports are looked up in the template's own folder and then, \
      with --themes, in the theme. The template's file extension, such as .html, .xml, .json, or .csv, determines how values \
      are escaped.

      Exit status: 0 if the template was rendered; 1 if the template or the data has errors; 2 if the command line is \
      invalid.
      """)

  @Argument(help: ArgumentHelp("The template file.", valueName: "template"))
  var template: String

  @Option(help: ArgumentHelp("A JSON or YAML file whose entries are the template's variables.", valueName: "file"))
  var data: String?

  @Option(help: ArgumentHelp("The folder that contains the themes.", valueName: "folder"))
  var themes: String?

  @Option(help: ArgumentHelp("The theme in --themes to look up templates in.", valueName: "name"))
  var theme = "civic"

  @Flag(help: "Escape every value as HTML text in every context, as Jinja2 does.")
  var plainEscape = false

  @Flag(help: "Remove the line break after a tag.")
  var trimBlocks = false

  @Flag(help: "Remove the spaces before a tag at the start of a line.")
  var lstripBlocks = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    var rendering = TemplateRendering(template: template)
    rendering.data = data
    rendering.theme = themes.map { (theme, $0) }
    rendering.options.escapesEveryPlaceAsText = plainEscape
    rendering.options.trimsBlocks = trimBlocks
    rendering.options.stripsLinesBeforeBlocks = lstripBlocks
    switch rendering.render() {
    case .success(let bytes): Terminal.write(String(decoding: bytes, as: UTF8.self), to: .output)
    case .failure(let failure):
      try report.format.write(failure.diagnostics)
      throw ExitCode.failure
    }
  }
}
