import Build
import Checking
import Diagnostics
import Files
import Rendering

/// The summary that a command prints at its end.
enum Summary {
  static func success(_ made: BuildReport.Made, output: String, seconds: Double, isVerbose: Bool) -> String {
    let counts = made.documents.map { "\($0.label.lowercased()) \($0.count)" }
    let documents = (counts + ["feeds \(made.counts.feeds)"]).joined(separator: " · ")
    var lines = [
      "Built \(output.withTrailingSlash) in \(twoDecimals(seconds)) s   \(made.counts.rendered) of \(counted(made.counts.files, "file")) rendered, \(made.counts.written) written",
      "  \(documents)",
    ]
    lines += made.failedRequirements.map { "  \($0.line)" }
    switch made.search {
    case .with: lines.append("  search index by Pagefind")
    case .missing:
      lines.append("  no search: Pagefind is not installed; \(Program.name) doctor shows how to install it")
    case .off, nil: break
    }
    if let change = made.nextChange {
      lines.append("  next change if nothing is edited: \(change.line(in: made.timeZone))")
    }
    if isVerbose {
      lines.append(
        "  \(counted(made.counts.read, "content file")) read, \(counted(made.counts.pages, "page")), \(made.counts.removed) removed"
      )
      lines.append("  \(counted(made.safeUses.count, "use")) of the \"safe\" filter, which turns off escaping")
      lines += made.safeUses.map { "    \($0.path):\($0.line):\($0.column)" }
    }
    lines.append("  To preview it while you edit: \(Program.name) serve")
    return lines.map { $0 + "\n" }.joined()
  }

  static func failure(_ diagnostics: [Diagnostic], output: String) -> String {
    let groups = diagnostics.grouped()
    let errors = groups.count { $0.first.severity == .error }
    let warnings = groups.count { $0.first.severity == .warning }
    let files = Set(diagnostics.compactMap(\.location?.path)).count
    let found = [errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil]
    let place = files > 0 ? " in \(counted(files, "file"))" : ""
    let folder = output.withTrailingSlash
    return
      "\(found.compactMap { $0 }.joined(separator: " and "))\(place). Nothing was written; \(folder) is unchanged.\n"
  }

  /// Returns a table of the stages: seconds of wall-clock time, seconds of CPU time, and the utilization of the cores.
  static func timings(_ timings: StageTimings, cores: Int) -> String {
    func column(_ text: String) -> String { String(repeating: " ", count: max(0, 9 - text.count)) + text }
    var lines = [column("wall s") + column("CPU s") + column("cores") + "  stage"]
    for stage in timings.stages {
      let busy = stage.wall.map { $0 > 0 ? "\(Int((100 * stage.cpu / $0 / Double(cores)).rounded())) %" : "" } ?? ""
      let columns = [stage.wall.map(milliseconds) ?? "", milliseconds(stage.cpu), busy]
      lines.append(columns.map(column).joined() + (stage.wall == nil ? "    " : "  ") + stage.name)
    }
    let wall = timings.stages.compactMap(\.wall).reduce(0, +)
    let work = timings.stages.filter { $0.wall != nil }.map(\.cpu).reduce(0, +)
    let busy = wall > 0 ? "\(Int((100 * work / wall / Double(cores)).rounded())) %" : ""
    lines.append([milliseconds(wall), milliseconds(work), busy].map(column).joined() + "  total")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// Returns the summary of a check.
  static func check(_ report: CheckReport, seconds: Double) -> String {
    let groups = report.diagnostics.grouped()
    let counts = [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap {
      severity, noun in
      let count = groups.count { $0.first.severity == severity }
      return count > 0 ? counted(count, noun) : nil
    }
    let files = Set(report.diagnostics.compactMap(\.location?.path)).count
    let found =
      counts.isEmpty
      ? "No problems found" : counts.joined(separator: ", ") + (files > 0 ? " in \(counted(files, "file"))" : "")
    let suppressed = report.suppressed > 0 ? "; \(report.suppressed) suppressed" : ""
    return "\(found)\(suppressed). \(counted(report.documents, "document")) checked in \(twoDecimals(seconds)) s.\n"
  }

  private static func twoDecimals(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
