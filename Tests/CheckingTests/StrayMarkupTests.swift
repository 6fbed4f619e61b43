import TestSites
import Testing

@Suite("Stray markup")
struct StrayMarkupTests {
  private func findings(_ text: String) async throws -> [String] {
    let site = try TestSite([
      "index.md": "---\ntitle: Home\n---\n\(text)\n",
      "themes/plain/templates/page.html": "<h1>{{ page.title }}</h1>{{ page.content }}",
    ])
    return await site.checkFindings().filter { $0.contains("is shown as plain text") || $0.contains("are shown as") }
  }

  @Test(
    "Correct markup, escaped markup, and symbols in sentences are not reported",
    arguments: [
      "A [hall](https://example.org/a_(b)) and [b]: **good** *words* ***both*** __too__",
      #"\[about\](about.md), \*\*bold\*\*, \{\{ site.title \}\}"#,
      "`[about] (about.md)` and\n\n```\n{% include map.html %}\n```",
      "2 * 3 ** 4, f**k, 5* and 6*, a_b, #hashtag, @name, {curly}, 100%}",
      "[sic] (see below), section 8(a)[1] and [2019] (1 AC 5), la ley [24/2015] (art. 3)",
      "[x]\n\n[x]: /about/\n\n> [!NOTE]\n> Text\n\n- [ ] one\n- [x] two",
      "| a | b |\n| --- | --- |\n| **x** | `**` |",
    ])
  func noFindings(text: String) async throws {
    #expect(try await findings(text) == [])
  }

  @Test("A finding is at the markup's line and column in lists, block quotes, tables, and text that is not ASCII")
  func places() async throws {
    let text = """
      > - Año [uno] (uno.md)
      >   dos [dos] (dos.md)

      | ñ | ** x ** |
      | - | - |
      | ü | [[a]] |
      """
    #expect(
      try await findings(text).map { $0.prefix { $0 != " " } } == [
        "content/index.md:4:9", "content/index.md:5:9", "content/index.md:7:7", "content/index.md:9:7",
      ])
  }

  @Test("A line with very many mistakes has a limited number of findings")
  func limit() async throws {
    #expect(try await findings(String(repeating: "](", count: 10_000)).count == 50)
  }
}
