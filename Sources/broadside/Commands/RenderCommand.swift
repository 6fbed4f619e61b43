import ArgumentParser
import Rendering

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render a single template with data from a file, without a site.",
    discussion: """
      If this template extends, includes, or imports other templates, the command looks for them in the folder of \
      this template and then, with --themes, in the theme. The file extension of this template, such as .html, .xml, \
      .json, or .csv, determines how values are escaped.
      """)

  @Argument(help: ArgumentHelp("The template file.", valueName: "template"))
  var template: String

  @Option(
    help: ArgumentHelp("A JSON or YAML file whose top-level keys are the variables of the template.", valueName: "file")
  )
  var data: String?

  @Option(help: ArgumentHelp("The folder that contains the themes.", valueName: "folder"))
  var themes: String?

  @Option(help: ArgumentHelp("With --themes, the theme that contains the other templates.", valueName: "name"))
  var theme = "civic"

  @Flag(help: "Escape every value as HTML text, regardless of its context, as Jinja2 does.")
  var plainEscape = false

  @Flag(help: "Remove the line break after a tag or a comment.")
  var trimBlocks = false

  @Flag(help: "Remove the whitespace between the start of a line and a tag or a comment.")
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
      throw ExitStatus.failure.code
    }
  }
}
