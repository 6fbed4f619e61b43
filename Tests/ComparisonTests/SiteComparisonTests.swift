import Comparison
import Foundation
import Testing

/// Two output folders that are removed with the test.
private final class Outputs {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "broadside-\(UUID().uuidString)")

  /// Returns the comparison of two sites, given as texts by path.
  func comparison(_ old: [String: String], _ new: [String: String]) async throws -> SiteComparison {
    for (name, files) in [("old", old), ("new", new)] {
      for (path, text) in files.merging(["sitemap.xml": "<urlset></urlset>"], uniquingKeysWith: { text, _ in text }) {
        let file = folder.appending(path: name + "/" + path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
    return try await SiteComparison.of(folder.path + "/old", folder.path + "/new", jobs: 1)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

private func page(_ title: String, _ main: String, menu: String = "Home") -> String {
  "<!doctype html><html><head><title>\(title)</title></head><body><nav>\(menu)</nav><main>\(main)</main></body></html>"
}

@Suite("The comparison of two sites") struct SiteComparisonTests {
  @Test("Identical sites have no differences")
  func identical() async throws {
    let site = ["index.html": page("Home", "<p>Welcome.</p>")]
    let comparison = try await Outputs().comparison(site, site)
    #expect(comparison.differingFiles == 0)
    #expect(TextReport.text(comparison, hasColor: false) == "The two sites are identical.\n")
  }

  @Test("A changed word is shown in its paragraph")
  func changedWord() async throws {
    let comparison = try await Outputs().comparison(
      ["index.html": page("Home", "<p>The council meets on Monday.</p>")],
      ["index.html": page("Home", "<p>The council meets on Tuesday.</p>")])
    #expect(comparison.changed.map(\.page.address) == ["/"])
    #expect(TextReport.text(comparison, hasColor: false).contains("on [-Monday.-] {+Tuesday.+}"))
  }

  @Test("A change in the menu of several pages is reported once")
  func sharedChange() async throws {
    func site(_ menu: String) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: ["a", "b", "c"].map { ("\($0)/index.html", page($0, "<p>Text \($0).</p>", menu: menu)) })
    }
    let comparison = try await Outputs().comparison(site("Home"), site("Start"))
    #expect(comparison.changed.isEmpty)
    #expect(comparison.shared.map(\.addresses) == [["/a/", "/b/", "/c/"]])
  }

  @Test("A removed page without a redirect is a broken URL")
  func removedPage() async throws {
    let pages = [
      "index.html": page("Home", "<p>Welcome.</p>"), "texas/index.html": page("Texas", "<p>Our chapter.</p>"),
    ]
    let comparison = try await Outputs().comparison(pages, pages.filter { $0.key == "index.html" })
    #expect(comparison.removed.map(\.page.address) == ["/texas/"])
    #expect(comparison.lostURLs == ["/texas/"])
  }

  @Test("A page with other markup but the same text has no visible change")
  func markup() async throws {
    let comparison = try await Outputs().comparison(
      ["index.html": page("Home", "<p>Welcome.</p>")], ["index.html": page("Home", "<p class=\"lead\">Welcome.</p>")])
    #expect(comparison.changedPageCount == 0)
    #expect(comparison.markupOnly == ["/"])
  }

  @Test("A folder without a site cannot be compared")
  func noSite() async throws {
    await #expect(throws: (any Error).self) {
      try await SiteComparison.of(
        NSTemporaryDirectory() + "broadside-none", NSTemporaryDirectory() + "broadside-none", jobs: 1)
    }
  }
}
