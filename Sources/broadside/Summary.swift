import Build
import Diagnostics

/// What a build says at its end.
enum Summary {
  static func success(_ made: BuildReport.Made, output: String, seconds: Double, isVerbose: Bool) -> String {
    let folder = output.hasSuffix("/") ? output : output + "/"
    let documents = made.documents.map { "\($0.label.lowercased()) \($0.count)" }.joined(separator: " · ")
    var lines = [
      "Built \(folder) in \(twoDecimals(seconds)) s   \(counted(made.pages, "page")), \(counted(made.feeds, "feed")), \(counted(made.written, "file")) written",
      "  \(documents)",
    ]
    if isVerbose {
      lines.append("  \(counted(made.files, "file")) in all, \(made.removed) removed")
      lines.append("  \(counted(made.safeUses.count, "value")) let through by \"safe\"")
      lines += made.safeUses.map { "    \($0.path):\($0.line):\($0.column)" }
    }
    lines.append("  Look at it: python3 -m http.server --directory \(folder)")
    return lines.map { $0 + "\n" }.joined()
  }

  static func failure(_ diagnostics: [Diagnostic], output: String) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let files = Set(diagnostics.compactMap(\.location?.path)).count
    let found = [errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil]
    let place = files > 0 ? " in \(counted(files, "file"))" : ""
    let folder = output.hasSuffix("/") ? output : output + "/"
    return
      "\(found.compactMap { $0 }.joined(separator: " and "))\(place). Nothing was written; \(folder) is as it was.\n"
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func twoDecimals(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
