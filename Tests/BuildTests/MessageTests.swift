import Testing

// What is said of each mistake is held to the letter by Tests/Site/mistakes.
@Suite("What is wrong is told at once")
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

  @Test("All errors of all files come in one run, and nothing is written")
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
