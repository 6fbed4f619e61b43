import Diagnostics
import Testing

@Suite("Reporters")
struct ReporterTests {
  private let finding = Diagnostic(
    .danglingReference, "no chapter is named \"texs\"",
    at: SourceLocation(path: "content/members/ana.md", line: 3, column: 10, length: 4), help: "did you mean \"texas\"?")

  @Test("Text shows the line, marks the location, and suggests the fix")
  func text() {
    let reporter = TextReporter { _ in "---\nname: Ana\nchapter: texs\n---\n" }
    #expect(
      reporter.report([finding]) == """
        content/members/ana.md:3:10  error  no chapter is named "texs"  [dangling-reference]
            3 │ chapter: texs
              │          ^^^^ did you mean "texas"?


        """)
  }

  @Test("A tab before the location stays a tab, so that the marker lines up")
  func tab() {
    let reporter = TextReporter { _ in "\tx: y" }
    let text = reporter.report([Diagnostic(.error, "wrong", at: SourceLocation(path: "a.yml", line: 1, column: 2))])
    #expect(text == "a.yml:1:2  error  wrong\n    1 │ \tx: y\n      │ \t^\n\n")
  }

  @Test(
    "The marker is below wide characters, after combining marks, and below the end of the line",
    arguments: [
      ("名: 市長", 4, 2, "    1 │ 名: 市長\n      │     ^^^^ x\n"),
      ("e\u{301}a: b", 5, 1, "    1 │ e\u{301}a: b\n      │    ^ x\n"),
      ("ab", 3, 1, "    1 │ ab\n      │   ^ x\n"),
      ("ab", 9, 4, "    1 │ ab\n      │   ^ x\n"),
      (String(repeating: "a", count: 101), 102, 1, "    1 │ …" + String(repeating: "a", count: 50) + "\n"),
    ])
  func width(_ line: String, _ column: Int, _ length: Int, _ expected: String) {
    let location = SourceLocation(path: "a.md", line: 1, column: column, length: length)
    let text = TextReporter { _ in line }.report([Diagnostic(.error, "wrong", at: location, help: "x")])
    #expect(text.contains(expected), "\(text)")
  }

  @Test("Control characters in quoted text are replaced")
  func controlCharacters() {
    let reporter = TextReporter { _ in "a\u{1B}[2Jb\u{9B}c" }
    let text = reporter.report([
      Diagnostic(.error, "no \u{7}", at: SourceLocation(path: "a\nb.md", line: 1, column: 1), help: "not \u{1B}")
    ])
    #expect(text == "a\u{FFFD}b.md:1:1  error  no \u{FFFD}\n    1 │ a\u{FFFD}[2Jb\u{FFFD}c\n      │ ^ not \u{FFFD}\n\n")
  }

  @Test("Invisible characters in quoted text and in messages are replaced, so that people see where they are")
  func invisibleCharacters() {
    let reporter = TextReporter { _ in "te\u{200B}xas" }
    let text = reporter.report([
      Diagnostic(.error, "no \"te\u{200B}xas\"", at: SourceLocation(path: "a.md", line: 1, column: 3))
    ])
    #expect(text == "a.md:1:3  error  no \"te\u{FFFD}xas\"\n    1 │ te\u{FFFD}xas\n      │   ^\n\n")
  }

  @Test("The mark is below the location after characters that have no width of their own")
  func widths() {
    let reporter = TextReporter { _ in "a\u{200B}\u{200B}b" }
    let text = reporter.report([Diagnostic(.error, "wrong", at: SourceLocation(path: "a.md", line: 1, column: 4))])
    #expect(text == "a.md:1:4  error  wrong\n    1 │ a\u{FFFD}\u{FFFD}b\n      │    ^\n\n")
  }

  @Test("A long line is cut around the location")
  func longLine() throws {
    let line = String(repeating: "a", count: 5_000) + "X" + String(repeating: "b", count: 5_000)
    let reporter = TextReporter { _ in line }
    let text = reporter.report([Diagnostic(.error, "wrong", at: SourceLocation(path: "a.md", line: 1, column: 5_001))])
    let lines = text.split(separator: "\n")
    let mark = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: mark)
    #expect(lines[1].count < 120)
    #expect(Array(lines[1])[column] == "X")
  }

  @Test("A missing file still shows the location and the fix")
  func missingSource() {
    let text = TextReporter { _ in nil }.report([finding])
    #expect(
      text
        == "content/members/ana.md:3:10  error  no chapter is named \"texs\"  [dangling-reference]\n      │ did you mean \"texas\"?\n\n"
    )
  }

  @Test("GitHub workflow commands escape the characters that would end them")
  func gitHub() {
    let text = GitHubReporter.report([
      Diagnostic(.rawHTML, "100%\nwrong", at: SourceLocation(path: "a,b:c.md", line: 2, column: 3), help: nil)
    ])
    #expect(text == "::warning file=a%2Cb%3Ac.md,line=2,col=3,endColumn=4,title=raw-html::100%25%0Awrong\n")
  }

  @Test("JSON has a key for each known property")
  func json() throws {
    #expect(
      try JSONReporter.report([finding]) == """
        [
          {
            "column" : 10,
            "file" : "content/members/ana.md",
            "help" : "did you mean \\"texas\\"?",
            "length" : 4,
            "line" : 3,
            "message" : "no chapter is named \\"texs\\"",
            "rule" : "dangling-reference",
            "severity" : "error"
          }
        ]

        """)
  }

  @Test("A related location is in JSON and SARIF")
  func related() throws {
    var finding = finding
    finding.related = SourceLocation(path: "content/b.md", line: 4, column: 2, length: 3)
    let json = try JSONReporter.report([finding]).filter { !$0.isWhitespace }
    #expect(json.contains(#""related":{"column":2,"file":"content/b.md","length":3,"line":4},"#))
    let sarif = try SARIFReporter.report([finding], version: "1").filter { !$0.isWhitespace }
    #expect(sarif.contains(#""relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"content/b.md"}"#))
    #expect(try !SARIFReporter.report([self.finding], version: "1").contains("relatedLocations"))
  }

  @Test("Findings are sorted by file, line, and column, without duplicates")
  func order() {
    func at(_ path: String, _ line: Int) -> Diagnostic {
      Diagnostic(.error, "x", at: SourceLocation(path: path, line: line))
    }
    let whole = Diagnostic(.error, "no settings")
    let sorted = [at("b", 1), at("a", 9), at("a", 2), whole, at("a", 9)].inReadingOrder()
    #expect(sorted == [whole, at("a", 2), at("a", 9), at("b", 1)])
  }
}

@Suite("Windows line endings") struct LineEndTests {
  private let finding = Diagnostic(.error, "a\r\n::stop::b", at: SourceLocation(path: "a.md", line: 2, column: 1))

  @Test("CRLF ends a line in the excerpt")
  func excerpt() {
    let report = TextReporter { _ in "one\r\ntwo\r\n" }.report([finding])
    #expect(report.contains("2 │ two\n"))
  }

  @Test("CRLF does not begin another workflow command")
  func annotation() {
    #expect(
      GitHubReporter.report([finding]) == "::error file=a.md,line=2,col=1,endColumn=2,title=command::a%0D%0A::stop::b\n"
    )
  }
}

@Suite("The nearest name")
struct NearestNameTests {
  @Test(
    "The nearest name is found for a typo",
    arguments: [("texs", "texas"), ("chatper", "chapter"), ("Title", "title"), ("sort_name", "sort-name")])
  func near(wrong: String, right: String) {
    #expect(nearestName(to: wrong, in: ["texas", "chapter", "title", "sort-name", "ohio"]) == right)
  }

  @Test("No name is found for an unrelated word")
  func far() { #expect(nearestName(to: "florida", in: ["texas", "ohio"]) == nil) }

  @Test("Among equally near names, the first in alphabetical order is found")
  func ties() {
    #expect(nearestName(to: "bat", in: ["cat", "bar"]) == "bar")
    #expect(nearestName(to: "bat", in: ["bar", "cat"]) == "bar")
  }
}
