import TestSites
import Testing

// Tests/CheckingTests/Mistakes tests the exact text of each message.
@Suite("Errors are reported together")
struct MessageTests {
  private static let network = [
    "members/_type.yml": """
    name: member
    title: "{name}"
    fields:
      name: { type: text, required: true }
      chapter: { type: reference, to: chapter }
      level: { type: choice, of: [city, county, state] }
    """,
    "chapters/_type.yml": "name: chapter\n",
    "chapters/texas.md": "---\ntitle: Texas\n---\n",
  ]

  @Test("One build reports all errors in all files and writes nothing")
  func all() async throws {
    let site = try TestSite(
      Self.network.merging([
        "members/ana.md": "---\nname: Ana\nlevel: ctiy\nchapter: texs\n---\n[x](nowhere.md)",
        "members/bea.md": "---\nlevel: city\n---\n",
      ]) { $1 })
    #expect(try await site.findings().count == 4)
    #expect(site.outputFiles() == [])
  }
}
