import Diagnostics
import Preview
import Synchronization

/// The terminal output of a preview.
final class PreviewLog: Sendable {
  /// The findings of the last report.
  private let reported = Mutex<Set<Diagnostic>>([])

  @Sendable func report(_ event: PreviewEvent) {
    switch event {
    case .listening(let url): Self.say("Serving at \(url)   (press Ctrl-C to stop)\n")
    case .updated(let paths, let milliseconds, let problems):
      if !paths.isEmpty {
        let first = paths.prefix(3).joined(separator: ", ")
        let more = paths.count > 3 ? " and \(paths.count - 3) more" : ""
        Self.say("\(first)\(more) changed; updated in \(Int(milliseconds.rounded(.up))) ms\n")
      }
      report(problems)
    case .checked(let problems): report(problems)
    }
  }

  /// Ignores failed writes: a preview keeps running when its output can no longer be written.
  private static func say(_ text: String) { _ = Terminal.send(text, to: .output) }

  /// Prints findings that are new since the last report, and a message when all errors are fixed.
  private func report(_ problems: Problems) {
    let found = problems.diagnostics.filter { $0.severity != .note }
    let (new, isFixed) = reported.withLock { reported in
      let new = found.filter { !reported.contains($0) }
      let isFixed = !found.hasErrors && reported.contains { $0.severity == .error }
      reported = Set(found)
      return (new, isFixed)
    }
    if !new.isEmpty, let text = try? ReportFormat.text.text(of: new) { Terminal.write(text, to: .error) }
    if isFixed { Self.say("All errors are fixed.\n") }
  }
}
