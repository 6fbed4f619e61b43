import Diagnostics
import Foundation
import TestSites
import Testing

@Suite("Locations") struct LocationTests {
  /// A change to the text of a file that moves mistakes to its end, or makes its lines or characters unusual.
  enum Change: String, CaseIterable {
    case cutAtOneThird, cutAtTwoThirds, cutLastCharacters, lineEnds, wideCharacters, rightToLeft, longLines

    func applied(to text: String) -> String {
      switch self {
      case .cutAtOneThird: String(text.prefix(text.count / 3))
      case .cutAtTwoThirds: String(text.prefix(text.count * 2 / 3))
      case .cutLastCharacters: String(text.dropLast(3))
      case .lineEnds: text.replacing("\n", with: "\r\n")
      case .wideCharacters: text.replacing("a", with: "市").replacing("o", with: "o\u{301}")
      case .rightToLeft: text.replacing("a", with: "א").replacing(": ", with: ":\t ")
      case .longLines: text.replacing(" ", with: String(repeating: " ", count: 70))
      }
    }
  }

  @Test("Every location is in its file, and every mark is below the excerpt", arguments: Change.allCases)
  func changed(_ change: Change) async throws {
    // Each change is applied to other mistakes, because all changes to all mistakes would take minutes.
    let number = Change.allCases.firstIndex(of: change) ?? 0
    for (position, mistake) in try Mistake.all().enumerated() where position % 3 == number % 3 {
      var files = try Mistake.site()
      for (path, text) in mistake.files { files[path] = text.map(change.applied) }
      let site = try TestSite(exactly: files)
      let diagnostics = await site.check()
      Self.expectLocationsInFiles(
        diagnostics, report: site.report(diagnostics), "\(mistake.title), \(change.rawValue)")
    }
  }

  /// Expects that the file of each location has that line and these columns, and that each mark in `report` is below
  /// the excerpt.
  static func expectLocationsInFiles(_ diagnostics: [Diagnostic], report: String, _ comment: Comment = "") {
    for diagnostic in diagnostics {
      for location in [diagnostic.location, diagnostic.related].compactMap(\.self) {
        #expect(isInFile(location), "\(comment): \(diagnostic) [\(location.length)]")
      }
    }
    for problem in marksOutsideExcerpts(in: report) { Issue.record("\(comment): this mark is outside: \(problem)") }
  }

  /// Returns whether the file of `location` has that line, and the line has these columns. The column after the last one
  /// is the end of the line. A file that does not exist has one empty line.
  private static func isInFile(_ location: Diagnostics.SourceLocation) -> Bool {
    let text = (try? String(contentsOfFile: location.path, encoding: .utf8)) ?? ""
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    // The text after the last line break is not a line.
    if lines.count > 1, lines[lines.count - 1].isEmpty { lines.removeLast() }
    guard lines.indices.contains(location.line - 1) else { return false }
    let count = lines[location.line - 1].count { $0 != "\r" && $0 != "\u{FEFF}" }
    return location.column >= 1 && location.column <= count + 1 && location.length >= 1
      && (location.length == 1 || location.column + location.length <= count + 1)
  }

  /// Returns the lines of a report with marks that are not below the line above them. The marks can be below the column
  /// after the last one.
  private static func marksOutsideExcerpts(in report: String) -> [Substring] {
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
    return zip(lines, lines.dropFirst()).compactMap { excerpt, line in
      guard let text = line.firstRange(of: " │ ").map({ line[$0.upperBound...] }), excerpt.contains(/^ *\d+ │/),
        text.drop(while: { $0 == " " || $0 == "\t" }).first == "^", let start = excerpt.firstRange(of: " │ ")
      else { return nil }
      let marked = text.prefix { "^ \t".contains($0) }
      let end = marked.lastIndex(of: "^").map { marked[...$0].count } ?? 0
      // Wide characters take up two columns.
      let width = excerpt[start.upperBound...].reduce(0) { $0 + ($1.utf8.count > 2 && $1 > "ᄀ" ? 2 : 1) }
      return end <= width + 1 ? nil : line
    }
  }
}
