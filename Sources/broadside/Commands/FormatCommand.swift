import ArgumentParser
import Diagnostics
import Files
import FrontMatterEditing

struct FormatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract:
      "Format front matter: put fields in the order that their type declares, and quote only values that need quotes.",
    discussion: """
      Fields that the type does not declare, such as draft, come last. Comments stay with their fields, and the text \
      below the front matter does not change. If front matter is not valid YAML, the command reports an error and \
      leaves the file unchanged.
      """)

  @Argument(
    help: ArgumentHelp("Documents, or folders in the content folder. (default: all documents)", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var content: ContentOption

  @Flag(help: "Report unformatted files without changing them.")
  var check = false

  @OptionGroup var report: ReportOptions

  func run() async throws {
    let outcome = await ContentFormatter(content: content.folder, jobs: Machine.cores).format(paths)
    var diagnostics = outcome.diagnostics
    var hasFailed = false
    if check {
      diagnostics += outcome.changes.map { change in
        Diagnostic(
          .frontMatterFormat, "this front matter is not formatted", at: SourceLocation(path: change.path, length: 3),
          help: "run broadside format \(change.path)")
      }
    } else {
      do { try FileReplacement.write(outcome.changes) } catch {
        hasFailed = true
        diagnostics.append(Diagnostic(.error, error.description))
      }
    }
    try report.format.write(diagnostics.inReadingOrder())
    let hasNone = outcome.count == 0 && diagnostics.hasErrors
    if !report.format.isDocument, !check, !hasFailed, !hasNone {
      let files = outcome.changes.map { "  \($0.path)\n" }.joined()
      Terminal.write(
        "Formatted \(outcome.changes.count) of \(counted(outcome.count, "document")).\n\(files)", to: .output)
    }
    try ExitStatus(diagnostics).end()
  }
}
