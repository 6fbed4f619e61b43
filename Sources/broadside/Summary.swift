import Build
import Diagnostics
import Files

/// What a build says at its end.
enum Summary {
  static func success(_ made: BuildReport.Made, output: String, seconds: Double, isVerbose: Bool) -> String {
    let counts = made.documents.map { "\($0.label.lowercased()) \($0.count)" }
    let documents = (counts + ["feeds \(made.feeds)"]).joined(separator: " · ")
    var lines = [
      "Built \(output.withTrailingSlash) in \(twoDecimals(seconds)) s   \(made.rendered) of \(counted(made.files, "file")) rendered, \(made.written) written",
      "  \(documents)",
    ]
    lines += made.unmet.map { "  \($0.line)" }
    switch made.search {
    case .with: lines.append("  search index by Pagefind")
    case .missing:
      lines.append(
        "  no search: there is no pagefind on the PATH or in .venv/bin (it comes with make site, and as pagefind[bin] from PyPI)"
      )
    case .off, nil: break
    }
    if isVerbose {
      lines.append(
        "  \(counted(made.read, "content file")) read, \(counted(made.pages, "page")), \(made.removed) removed")
      lines.append("  \(counted(made.safeUses.count, "value")) let through by \"safe\"")
      lines += made.safeUses.map { "    \($0.path):\($0.line):\($0.column)" }
    }
    lines.append("  To look at it while you write: \(Program.name) serve")
    return lines.map { $0 + "\n" }.joined()
  }

  static func failure(_ diagnostics: [Diagnostic], output: String) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let files = Set(diagnostics.compactMap(\.location?.path)).count
    let found = [errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil]
    let place = files > 0 ? " in \(counted(files, "file"))" : ""
    let folder = output.withTrailingSlash
    return
      "\(found.compactMap { $0 }.joined(separator: " and "))\(place). Nothing was written; \(folder) is as it was.\n"
  }

  /// A table of the stages: seconds by the clock, seconds of work, and how busy the cores were.
  static func timings(_ timings: StageTimings, cores: Int) -> String {
    func column(_ text: String) -> String { String(repeating: " ", count: max(0, 9 - text.count)) + text }
    var lines = [column("wall s") + column("work s") + column("cores") + "  stage"]
    for stage in timings.stages {
      let busy = stage.wall.map { $0 > 0 ? "\(Int((100 * stage.cpu / $0 / Double(cores)).rounded())) %" : "" } ?? ""
      let columns = [stage.wall.map(milliseconds) ?? "", milliseconds(stage.cpu), busy]
      lines.append(columns.map(column).joined() + (stage.wall == nil ? "    " : "  ") + stage.name)
    }
    let wall = timings.stages.compactMap(\.wall).reduce(0, +)
    let work = timings.stages.filter { $0.wall != nil }.map(\.cpu).reduce(0, +)
    let busy = wall > 0 ? "\(Int((100 * work / wall / Double(cores)).rounded())) %" : ""
    lines.append([milliseconds(wall), milliseconds(work), busy].map(column).joined() + "  in all")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// What a check says at its end.
  static func check(_ report: CheckReport, seconds: Double) -> String {
    let counts = [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap {
      severity, noun in
      let count = report.diagnostics.count { $0.severity == severity }
      return count > 0 ? counted(count, noun) : nil
    }
    let files = Set(report.diagnostics.compactMap(\.location?.path)).count
    let found =
      counts.isEmpty
      ? "Nothing is wrong" : counts.joined(separator: ", ") + (files > 0 ? " in \(counted(files, "file"))" : "")
    let silenced = report.silenced > 0 ? "; \(report.silenced) silenced" : ""
    return "\(found)\(silenced). \(counted(report.documents, "document")) checked in \(twoDecimals(seconds)) s.\n"
  }

  private static func twoDecimals(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
