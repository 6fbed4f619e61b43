import Foundation
import TestSites
import Testing

@Suite("A mistake") struct MistakeTests {
  /// Returns the site with `mistake`.
  private func site(_ mistake: Mistake) throws -> TestSite {
    var files = try Mistake.site()
    for (path, text) in mistake.files { files[path] = text }
    return try TestSite(exactly: files)
  }

  /// Returns the report of a check of the site with `mistake`.
  private func report(_ mistake: Mistake) async throws -> String {
    try await site(mistake).checkReport().trimmingCharacters(in: .newlines)
  }

  @Test("The site without mistakes has no findings")
  func base() async throws {
    #expect(try await report(Mistake(title: "", source: "", findings: "")) == "")
  }

  @Test("A mistake is reported with its location and its fix", arguments: try Mistake.all())
  func mistake(_ mistake: Mistake) async throws {
    let site = try site(mistake)
    let diagnostics = await site.check()
    let report = site.report(diagnostics).trimmingCharacters(in: .newlines)
    #expect(report == mistake.findings)
    // Every message must show a location and a rule.
    #expect(mistake.findings.contains(/(?m)^\S.*:\d+:\d+  (error|warning|note)  .+  \[[a-z-]+\]$/))
    LocationTests.expectLocationsInFiles(diagnostics, report: report)
  }

  @Test(
    "The tables are updated with the current findings",
    .enabled(if: ProcessInfo.processInfo.environment["UPDATE_MISTAKES"] != nil, "only with UPDATE_MISTAKES=1"))
  func update() async throws {
    for table in try Mistake.tables() {
      var texts: [String] = []
      for mistake in try Mistake.cases(of: table) { texts.append(mistake.text(findings: try await report(mistake))) }
      try Data(texts.joined(separator: "\n").utf8).write(to: table)
    }
  }
}
