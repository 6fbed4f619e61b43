import ArgumentParser
import Diagnostics
import Files
import FrontMatterEditing

struct FormatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Writes front matter in the order of its type, with quotes only where they are needed.",
    discussion: """
      Comments stay with their fields, fields that the type does not know come last, and the text below the front matter is \
      not touched. A file whose front matter is no YAML is reported and left alone.

      Exit status: 0 all is in order; 1 something is wrong, or with --check not formatted; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("Files or folders of the content; all of it if left out.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var content: ContentOption

  @Flag(help: "Change nothing; report the files that are not formatted.")
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
      Terminal.write("Formatted \(outcome.changes.count) of \(outcome.count) documents.\n\(files)", to: .output)
    }
    if diagnostics.hasErrors { throw ExitCode.failure }
  }
}
