import Build
import Diagnostics
import class FoundationEssentials.JSONEncoder
import Site
import TimeZones

/// The list that `broadside upcoming` prints.
struct UpcomingList {
  private let report: UpcomingReport

  init(_ report: UpcomingReport) { self.report = report }

  /// One line for each change: its date, the location of its cause, and what happens. Then a line for each document
  /// that a check reports now.
  var text: String {
    var lines = report.changes.map { $0.line(in: report.timeZone) }
    if lines.isEmpty { lines.append("The site will not change until you edit it.") }
    if !report.due.isEmpty {
      lines += ["", "Due now:"]
      lines += report.due.map { "  \($0.location?.description ?? "")  \($0.message)" }
    }
    lines += ["", "Times are in \(report.timeZone.name)."]
    return lines.map { $0 + "\n" }.joined()
  }

  private struct Entry: Encodable {
    /// In UTC; `nil` if a check reports the document now.
    let moment: String?
    let change: String
    let message: String
    let file: String?
    let line: Int?
    let column: Int?

    init(moment: String?, change: String, message: String, at location: SourceLocation?) {
      self.moment = moment
      self.change = change
      self.message = message
      file = location?.path
      line = location?.line
      column = location?.column
    }
  }

  /// An array with one object per line, with its keys in alphabetical order. Rethrows the encoder's errors.
  func json() throws -> String {
    let entries =
      report.changes.map {
        Entry(moment: $0.utcText, change: $0.cause.rawValue, message: $0.clause, at: $0.location)
      }
      + report.due.map {
        Entry(moment: nil, change: UpcomingChange.Cause.due.rawValue, message: $0.message, at: $0.location)
      }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
  }
}

extension UpcomingChange {
  /// Returns the change on one line: `2026-12-24 09:00  content/news/budget.md:4:13  is published`.
  func line(in zone: TimeZone) -> String {
    let when = text(in: zone)
    return "\(when)\(String(repeating: " ", count: max(0, 16 - when.count)))  \(location)  \(clause)"
  }
}
