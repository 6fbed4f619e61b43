import Diagnostics
import Files
import Importing

/// A site to import into, with the checks that apply to every import.
struct ImportedSite {
  let site: ScratchSite

  var content: String { site.path + "/content" }

  /// Carries out the import that `plan` returns, and checks it: errors have a location, only `also` is written outside the
  /// content folder, and a second import changes nothing. Passes the written changes to `whenWritten`, then reverts them.
  func check(
    also: String? = nil, plan: () -> ImportPlan, whenWritten: ([ImportPlan.Change]) -> Void = { _ in }
  ) {
    let first = plan()
    for diagnostic in first.diagnostics {
      precondition(!diagnostic.message.isEmpty && (diagnostic.location?.line ?? 1) > 0)
    }
    for change in first.changes where change.isDocument {
      precondition(change.path == also || isDocument(change.path), change.path)
    }
    for change in first.changes where !change.isDocument {
      precondition(change.path.hasPrefix(content + "/") && change.path.hasSuffix("/_imported.json"), change.path)
    }
    guard !first.diagnostics.hasErrors, !first.changes.isEmpty else { return }
    do throws(FileError) { try first.write() } catch {
      // A file name can be too long. Then nothing is written.
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
