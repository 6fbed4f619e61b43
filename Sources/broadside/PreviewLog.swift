import Diagnostics
import Preview
import Synchronization

/// What a preview says on the terminal.
final class PreviewLog: Sendable {
  /// What was told to be wrong last.
  private let told = Mutex<Set<Diagnostic>>([])

  @Sendable func tell(_ event: PreviewEvent) {
    switch event {
    case .listening(let url): Self.say("Look at \(url)   (Ctrl-C ends it)\n")
    case .updated(let paths, let milliseconds, let problems):
      if !paths.isEmpty {
        let first = paths.prefix(3).joined(separator: ", ")
        let more = paths.count > 3 ? " and \(paths.count - 3) more" : ""
        Self.say("\(first)\(more) changed: up to date in \(Int(milliseconds.rounded(.up))) ms\n")
      }
      tell(problems)
    case .checked(let problems): tell(problems)
    }
  }

  /// A preview goes on where nobody can read what it says.
  private static func say(_ text: String) { _ = Terminal.send(text, to: .output) }

  /// Tells what was not told before, and when all is well again.
  private func tell(_ problems: Problems) {
    let found = problems.diagnostics.filter { $0.severity != .note }
    let (new, isMended) = told.withLock { told in
      let new = found.filter { !told.contains($0) }
      let isMended = !found.hasErrors && told.contains { $0.severity == .error }
      told = Set(found)
      return (new, isMended)
    }
    if !new.isEmpty, let text = try? ReportFormat.text.text(of: new) { Terminal.write(text, to: .error) }
    if isMended { Self.say("All is right again.\n") }
  }
}
