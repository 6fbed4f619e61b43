import Diagnostics
import Testing

@Suite("Findings with the same cause")
struct GroupingTests {
  private static func findings(_ rule: Rule, _ count: Int) -> [Diagnostic] {
    (1...count).map { number in
      Diagnostic(
        rule, "no chapter is named \"texas\"", at: SourceLocation(path: "content/\(number).md", line: 2, column: 3),
        help: "create it")
    }
  }

  private let text = TextReporter { _ in "a\nb: texas\n" }

  @Test("A cause in more than three places is one finding with the first three places")
  func group() {
    #expect(
      text.report(Self.findings(.danglingReference, 31)) == """
        content/1.md:2:3  error  no chapter is named "texas"  [dangling-reference]
            2 │ b: texas
              │   ^ create it
                also at content/2.md:2, content/3.md:2, and 28 more


        """)
    #expect(Self.findings(.danglingReference, 31).grouped().count == 1)
  }

  @Test("Up to three places, other fixes, and mistakes that each have a cause of their own are shown separately")
  func separate() {
    #expect(Self.findings(.danglingReference, 3).grouped().count == 3)
    #expect(Self.findings(.imageAlt, 31).grouped().count == 31)
    #expect(Self.findings(.invalidValue, 10).grouped().count == 10)
    #expect(Self.findings(.invalidValue, 11).grouped().count == 1)
    let other = Self.findings(.danglingReference, 4).enumerated().map { number, finding in
      var finding = finding
      finding.help = "did you mean \(number)?"
      return finding
    }
    #expect(other.grouped().count == 4)
  }

  @Test("A group takes the place of its first finding")
  func order() {
    let lone = Diagnostic(.theme, "wrong", at: SourceLocation(path: "content/1.md", line: 9))
    let groups = ([lone] + Self.findings(.brokenLink, 5) + [lone]).grouped()
    #expect(groups.map(\.first.message) == ["wrong", "no chapter is named \"texas\"", "wrong"])
    #expect(groups.map(\.others.count) == [0, 4, 0])
  }

  @Test("Annotations are grouped, and documents for programs contain every finding")
  func formats() throws {
    let findings = Self.findings(.brokenLink, 31)
    #expect(
      GitHubReporter.report(findings)
        == "::error file=content/1.md,line=2,col=3,endColumn=4,title=broken-link::no chapter is named \"texas\"%0Acreate it%0Aalso at content/2.md:2, content/3.md:2, and 28 more\n"
    )
    #expect(try JSONReporter.report(findings).split(separator: "\"file\"").count == 32)
    #expect(try SARIFReporter.report(findings, version: "1").split(separator: "\"uri\"").count == 32)
  }

  @Test("An error at one place in a template is one finding, with the number of pages that it stops")
  func pages() {
    let findings = (1...11).map { number in
      let stopped = StoppedRendering(
        of: "/news/\(number)/", help: "add a default", callers: ["from base.html:\(number)"])
      var finding = Diagnostic(
        .template, "\(number) is not a list", at: SourceLocation(path: "news.html", line: 3), help: stopped.advice())
      finding.stopped = stopped
      return finding
    }
    #expect(
      findings.inReadingOrder().map(\.description) == [
        "news.html:3:1 error: 1 is not a list; add a default (from base.html:1, for /news/1/ and 10 other pages)"
      ])
    #expect(findings.inReadingOrder().inReadingOrder() == findings.inReadingOrder())
    #expect(
      [findings[0]].inReadingOrder().map(\.help) == ["add a default (from base.html:1, for /news/1/)"])
  }
}
