import Diagnostics
import Files
import Importing

/// A site to import into, and what holds for every import.
struct ImportedSite {
  let site: ScratchSite

  var content: String { site.path + "/content" }

  /// Carries out what `plan` gives, and holds it to its promises: what is wrong is said with its place, nothing is written outside the content
  /// folder but `also`, and the same import once more changes nothing. Gives what was written, by then, to `whenWritten`, and takes it away.
  func check(
    also: String? = nil, plan: () -> ImportPlan, whenWritten: ([ImportPlan.Change]) -> Void = { _ in }
  ) {
    let first = plan()
    for diagnostic in first.diagnostics {
      precondition(!diagnostic.message.isEmpty && (diagnostic.location?.line ?? 1) > 0)
    }
    for change in first.changes { precondition(change.path == also || isDocument(change.path), change.path) }
    guard !first.diagnostics.hasErrors, !first.changes.isEmpty else { return }
    do throws(FileError) { try first.write() } catch {
      // A name may be too long for a file; then nothing is written.
      for change in first.changes {
        precondition((FileStatus(change.path) != nil) == (change.before != nil), change.path)
      }
      return
    }
    whenWritten(first.changes)
    let second = plan()
    precondition(second.changes.isEmpty, "a second import changes \(second.changes.first?.path ?? "")")
    precondition(!second.diagnostics.hasErrors, "\(second.diagnostics)")
    for change in first.changes { restore(change) }
  }

  private func isDocument(_ path: String) -> Bool {
    path.hasPrefix(content + "/") && path.hasSuffix(".md") && !path.utf8.contains(0)
      && path.dropFirst(content.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !["", ".", ".."].contains($0) }
  }

  private func restore(_ change: ImportPlan.Change) {
    do throws(FileError) {
      if let before = change.before {
        try FileContents.write(before, to: change.path)
      } else {
        try FileContents.remove(change.path)
      }
    } catch { fatalError(error.description) }
  }
}
