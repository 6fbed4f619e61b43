import Glibc
import Testing

@Suite("The date filter") struct DateFilterTests {
  private static let patterns = [
    "%Y-%m-%d", "%B %-d, %Y", "%a, %d %b %Y", "%A the %-j%% of %y", "%H:%M:%S", "%-I:%M %p", "%d%m%-m", "é %d é",
    "%F, week %V of %G, day %u", "%D%n%t%e", "%%Y %C%y",
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

  private static let mistakes = [
    ("%Q", #""%Q" is not a directive for dates; use one of: %A %B"#),
    ("%Y %", #""%" is not a directive for dates; write %% for a percent sign"#),
    ("100 % of %Y", #""% " is not a directive for dates; write %% for a percent sign"#),
    ("%é %Y", #""%é" is not a directive for dates; use one of"#),
    ("%-F", #""%-F" is not a directive for dates; write %F"#),
    ("%k:%M", #""%k" is not a directive for dates; write %-H"#),
    ("%_d. %B", #""%_" is not a directive for dates; write %e"#),
    ("%x", #""%x" is not a directive for dates; remove the pattern to use the usual format of the language"#),
    ("", #""" contains no directive for a date; write directives such as %Y, %m, and %d"#),
    ("on %%Y", #""on %%Y" contains no directive for a date; write directives such as %Y"#),
    ("YYYY-MM-DD", #""YYYY-MM-DD" contains no directive for a date; write date("%Y-%m-%d")"#),
    ("MMMM d, yyyy", #""MMMM d, yyyy" contains no directive for a date; write date("%B %-d, %Y")"#),
    ("F j, Y", #""F j, Y" contains no directive for a date; write date("%B %-d, %Y")"#),
    ("Jan 2, 2006", #""Jan 2, 2006" contains no directive for a date; write date("%b %-d, %Y")"#),
  ]

  @Test("A wrong pattern is an error when the template is compiled, with the pattern to write", arguments: mistakes)
  func mistake(pattern: String, message: String) throws {
    let template = "{% if false %}{{ missing | date('\(pattern)') }}{% endif %}"
    let findings = try Rendering.of(["page.html": template], data: #"{"missing": null}"#).findings
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("page.html:1:33 error: \(message)") == true, "\(findings)")
  }

  @Test("A wrong pattern in a branch or in the data is an error")
  func otherMistakes() throws {
    let template = "{{ '2026-01-05' | date('%Y' if flag else 'yyyy') }}"
    #expect(
      try Rendering.of(["page.html": template], data: #"{"flag": true}"#).findings == [
        #"page.html:1:42 error: "yyyy" contains no directive for a date; write date("%Y")"#
      ])
    let findings = try Rendering.of(
      ["page.html": "{{ '2026-01-05' | date(pattern) }}"], data: #"{"pattern": "d/m/Y"}"#
    ).findings
    #expect(
      findings == [
        #"page.html:1:19 error: "d/m/Y" contains no directive for a date; write date("%d/%m/%Y") (for /)"#
      ])
  }
}
