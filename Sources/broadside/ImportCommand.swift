import ArgumentParser
import Diagnostics
import Importing

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes content of what other programs keep.",
    subcommands: [ImportCSVCommand.self, ImportWordPressCommand.self])
}

/// What imports have in common.
struct ImportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with the content.", valueName: "folder"))
  var content = "content"

  @Flag(help: "Show what would change, and write nothing.")
  var dryRun = false

  @Option(help: "How to report what is wrong.")
  var format = ReportFormat.text

  /// Shows what `plan` changes or makes the changes, and says what was done. `note` stands at the end.
  func carryOut(_ plan: ImportPlan, note: String = "") throws {
    let diagnostics = plan.diagnostics
    if !diagnostics.hasErrors, !dryRun {
      do { try plan.write() } catch {
        let problem = Diagnostic(.error, error.description)
        Terminal.write(try format.text(of: [problem]), to: format == .text ? .error : .output)
        throw ExitCode.failure
      }
    }
    if !diagnostics.isEmpty || format.isDocument {
      Terminal.write(try format.text(of: diagnostics.inReadingOrder()), to: format == .text ? .error : .output)
    }
    if diagnostics.hasErrors {
      if format == .text { Terminal.write("Nothing was written.\n", to: .error) }
      throw ExitCode.failure
    }
    guard format == .text else { return }
    if dryRun {
      for change in plan.changes {
        let lines = [change.path + (change.before == nil ? "  new" : "")] + change.difference.map { "  " + $0 }
        Terminal.write(lines.joined(separator: "\n") + "\n\n", to: .output)
      }
    }
    let documents = plan.changes.filter { $0.path.hasSuffix(".md") }
    let new = documents.count { $0.before == nil }
    let counts = "\(new) new, \(documents.count - new) changed, \(plan.unchanged) as they were"
    Terminal.write((dryRun ? "Would import: " : "Imported: ") + counts + ".\n" + note, to: .output)
  }
}
