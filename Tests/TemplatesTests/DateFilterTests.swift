import Glibc
import Testing

@Suite("The date filter") struct DateFilterTests {
  private static let patterns = [
    "%Y-%m-%d", "%B %-d, %Y", "%a, %d %b %Y", "%A the %-j%% of %y", "%H:%M:%S", "%-I:%M %p", "%d%m%-m", "",
    "no directive", "%%Y", "ends with %", "ends with %-", "é %d é", "%é %-é",
  ]

  @Test("A date with a time is formatted like strftime", arguments: patterns)
  func moments(pattern: String) throws {
    var moment = tm()
    (moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_wday, moment.tm_yday) = (126, 0, 5, 1, 4)
    (moment.tm_hour, moment.tm_min) = (18, 4)
    var bytes = [CChar](repeating: 0, count: 200)
    let count = strftime(&bytes, bytes.count, pattern, &moment)
    let expected = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #expect(try Rendering.of("{{ '2026-01-05 18:04 +0000' | date('\(pattern)') }}").output == expected)
  }

  @Test(
    "Parts that the date does not have are omitted, with their separators",
    arguments: [
      ("2014", "%B %-d, %Y", "2014"), ("2014-03", "%B %-d, %Y", "March 2014"), ("2014-03", "%d/%m/%Y", "03/2014"),
      ("2014-03-09", "%B %-d at %H:%M", "March 9"), ("2014", "in %Y (%B)", "in 2014"), ("2014", "%B", ""),
    ])
  func partial(date: String, pattern: String, expected: String) throws {
    #expect(try Rendering.of("{{ '\(date)' | date('\(pattern)') }}").output == expected)
  }
}
