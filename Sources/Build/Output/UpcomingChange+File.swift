import Diagnostics
import Files
import Site

extension UpcomingChange {
  /// Returns the contents of the file `next-change`, which a scheduler reads to know when to build the site again: the
  /// moment in UTC, such as `2026-12-24T14:00:00Z`, or `never`. As text, moments sort by time, and `never` after them.
  static func fileContents(_ change: UpcomingChange?) -> [UInt8] { Array(((change?.utcText ?? "never") + "\n").utf8) }
}

extension BuildReport.Made {
  /// The next change of the site as a note; `nil` if there is none.
  package var nextChangeNote: Diagnostic? {
    nextChange.map { change in
      let subject = change.cause == .banner ? change.clause : "this document \(change.clause)"
      return Diagnostic(
        .nextChange, "without an edit, the site next changes at \(change.utcText): \(subject)", at: change.location)
    }
  }
}

extension OutputFolder {
  /// Returns the path of the file that contains the moment of the next change.
  static func nextChangePath(of path: String) -> String { recordFolder(of: path) + "/next-change" }
}
