import Diagnostics
import Files
import Site
import Values

extension UpcomingChange {
  /// Writes the file `next-change`, unless it is up to date. A scheduler reads it to know when to build the site again.
  /// Throws ``FileError``.
  ///
  /// The file contains the moment in UTC, such as `2026-12-24T14:00:00Z`, or `never`. As text, moments sort by time, and
  /// `never` after them.
  static func write(_ change: UpcomingChange?, besideRecordOf output: String) throws(FileError) {
    let path = OutputFolder.recordFolder(of: output) + "/next-change"
    // A year of five digits would sort before all others.
    let moment = change.flatMap { $0.moment < lastMoment ? $0.utcText : nil }
    let contents = Array(((moment ?? "never") + "\n").utf8)
    if FileContents.holds(contents, at: path) { return }
    try FileContents.write(contents, to: path + ".new")
    try FileContents.move(path + ".new", to: path)
  }

  /// The first moment of the year 10000 in UTC, in seconds since 1970-01-01T00:00:00Z.
  private static let lastMoment = DateValue.dayNumber(10_000, 1, 1) * 86_400
}

extension BuildReport.Made {
  /// The next change of the site as a note; `nil` if there is none.
  package var nextChangeNote: Diagnostic? {
    nextChange.map { change in
      let subject = change.cause == .banner ? change.clause : "this document \(change.clause)"
      return Diagnostic(
        .nextChange, "if nothing is edited, the site next changes at \(change.utcText): \(subject)", at: change.location
      )
    }
  }
}
