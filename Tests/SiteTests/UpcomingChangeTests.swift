import Diagnostics
import Site
import Testing
import TimeZones

@Suite("The next change that a date causes") struct UpcomingChangeTests {
  private func change(_ moment: Int, _ clause: String = "expires", line: Int = 1) -> UpcomingChange {
    UpcomingChange(
      moment: moment, cause: .expires, clause: clause, location: SourceLocation(path: "a.md", line: line, column: 1))
  }

  @Test("A moment has a time for readers unless a day begins, and for programs is in UTC")
  func text() {
    let midnight = 20_000 * 86_400
    #expect(change(midnight).text(in: .utc) == "2024-10-04")
    #expect(change(midnight + 9 * 3600).text(in: .utc) == "2024-10-04 09:00")
    #expect(change(midnight + 1).text(in: .utc) == "2024-10-04 00:00:01")
    #expect(change(midnight + 9 * 3600).utcText == "2024-10-04T09:00:00Z")
  }

  @Test("Changes are in the order of their moments, then of their locations")
  func order() {
    let changes = [change(2), change(1, line: 2), change(1, "is published"), change(1)]
    #expect(changes.sorted() == [change(1), change(1, "is published"), change(1, line: 2), change(2)])
  }
}
