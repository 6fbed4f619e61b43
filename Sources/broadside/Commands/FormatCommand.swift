import ArgumentParser
import Diagnostics
import Files
import FrontMatterEditing

struct FormatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract:
      "Format front matter: put fields in the order that the content type declares, and quote values only where needed.",
    discussion: """
      Comments stay with their fields, fields that the type does not declare come last, and the text below the front matter \
      is unchanged. A file whose front matter is not valid YAML is reported and left unchanged.

      Exit status: 0 if all files are formatted; 1 if there are errors or, with --check, unformatted files; 2 if the command \
      line is invalid.
      """)

  @Argument(help: ArgumentHelp("Files or folders in the content folder. (default: all documents)", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var content: ContentOption

  @Flag(help: "Report unformatted files, but do not change them.")
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
    if diagnostics.hasErrors { throw ExitCode.failure }
  }
}
