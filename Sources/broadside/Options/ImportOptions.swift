import ArgumentParser
import Diagnostics
import Importing

/// Options that all imports share.
struct ImportOptions: ParsableArguments {
  @OptionGroup var content: ContentOption

  @Flag(help: "Show what would change, but write nothing.")
  var dryRun = false

  @OptionGroup var report: ReportOptions

  private var format: ReportFormat { report.format }

  /// Applies `plan`, or shows its changes in a dry run, and prints a summary that ends with `note`.
  func carryOut(_ plan: ImportPlan, note: String = "") throws {
    let diagnostics = plan.diagnostics
    if !diagnostics.hasErrors, !dryRun {
      do { try plan.write() } catch {
        try format.write([Diagnostic(.error, error.description)])
        throw ExitStatus.failure.code
      }
    }
    try format.write(plan.unpublished.map(\.diagnostic) + diagnostics.inReadingOrder())
    if diagnostics.hasErrors {
      if !format.isDocument { Terminal.write("Nothing was written.\n", to: .error) }
      try ExitStatus(diagnostics).end()
    }
    // A dry run shows its changes in every format. With a JSON or SARIF report, which programs read from standard
    // output, they go to standard error.
    if dryRun { show(plan, on: format.isDocument ? .error : .output) }
    if format.isDocument, !dryRun { return }
    if !dryRun { list(plan) }
    let documents = plan.changes.filter { $0.path.hasSuffix(".md") }
    let new = documents.count { $0.before == nil }
    let counts = "\(new) new, \(documents.count - new) changed, \(plan.unchanged) unchanged"
    let failedRequirements = plan.unmet.map { $0.line + "\n" }.joined()
    Terminal.write(
      (dryRun ? "Would import: " : "Imported: ") + counts + ".\n" + failedRequirements + note,
      to: format.isDocument ? .error : .output)
  }

  /// Lists the documents that were written from the rows of a spreadsheet.
  private func list(_ plan: ImportPlan) {
    let written = plan.rows.filter { $0.effect != .unchanged }
    for row in written { Terminal.write("\(row.path)  \(row.effect.rawValue)\n", to: .output) }
    if !written.isEmpty { Terminal.write("\n", to: .output) }
  }

  private func show(_ plan: ImportPlan, on stream: Terminal.Stream) {
    for row in plan.rows {
      Terminal.write("\(row.location.path):\(row.location.line)  \(row.path)  \(row.effect.rawValue)\n", to: stream)
    }
    if !plan.rows.isEmpty { Terminal.write("\n", to: stream) }
    for change in plan.changes where change.isDocument {
      let lines = [change.path + (change.before == nil ? "  new" : "")] + change.difference.map { "  " + $0 }
      Terminal.write(lines.joined(separator: "\n") + "\n\n", to: stream)
    }
  }
}
