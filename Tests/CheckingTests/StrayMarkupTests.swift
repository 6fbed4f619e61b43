import Markdown
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
      "Ana Ruiz (she/her)[1], [Local 100] (he/him), Item [7-A] (#42), [nota] (24/12), [in Spanish] (EE.UU)",
      "Regular $5**, seniors $3**, 10 €** por persona. Total 25** and *net* 6**\n\n** Members only.",
      "| a | b |\n| --- | --- |\n| $5** | $10** |",
      "[[1, 2], [3, 4]], [[2]], [[ ]], ()[/], [/b], [/sic], a[2](b)",
      "`npm` · Node\n\n![A hall](https://city.example.net/a.png) · Text\n\n**Hall** – open",
      "Austin | TX | 78701\nDallas | TX | 75201", "See note [a] and then [/a path]. Open [gallery](about.md).",
      "Write {name=value} or {.small} here, {{ in one paragraph\n\nand }} in another.",
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

  @Test("A finding in a Markdown field has the correct location in the file, however the value is written")
  func fields() async throws {
    let files = [
      "notes/_type.yml":
        "name: note\npermalink: /{slug}/\nfields: { title: { type: text }, text: { type: markdown } }\n",
      "notes/a.md": "---\ntitle: A\ntext: See [a](b c.md).\n---\n",
      "notes/b.md": "---\ntitle: B\ntext: |\n  One\n\n    [a](b c.md)\n---\n",
      "notes/c.md": "---\ntitle: C\ntext: >\n  One\n  two [a](b c.md)\n\n  [d] (e.md)\n---\n",
      "notes/d.md": "---\ntitle: D\ntext: \"é\\n\\n\n  [a](b c.md)\"\n---\n",
      "themes/plain/templates/note.html": "<h1>{{ page.title }}</h1>{{ page.text }}",
    ]
    let found = try await TestSite(files).checkFindings().filter { $0.contains("is shown as plain text") }
    #expect(
      found.map { $0.prefix { $0 != " " } } == [
        "content/notes/a.md:3:11", "content/notes/b.md:6:5", "content/notes/c.md:5:7", "content/notes/c.md:7:3",
        "content/notes/d.md:4:3",
      ])
  }

  @Test(
    "Unclosed bold text is reported, even if it is at the beginning of a block or next to punctuation",
    arguments: [
      "> **b c", "- **b c", "1. **b c", "## **b c", "[**b](about.md) c", "b c**  \nd", "text bold**.", "bold**, and",
      "(**bold text)", "\"**a", "x—**bold", "¿**Qué es?", "| a |\n| --- |\n| b** |",
    ])
  func unclosed(text: String) async throws {
    #expect(try await findings(text).count == 1)
  }

  @Test(
    "The advice about a link fits the mistake in the link",
    arguments: [
      ("[a](b c (1).md)", "write the URL without spaces: [a](b%20c%20(1).md)"),
      ("[a [b] c](d e.md)", "write the URL without spaces: [a [b] c](d%20e.md)"),
      ("[![A hall](about.md)](b c.md)", "write the URL without spaces: [![A hall](about.md)](b%20c.md)"),
      (
        "[a](about.md title)",
        "write each space in the URL as %20, and put quotation marks around the title, if there is one"
      ),
      ("[a](mailto: a@example.org)", "write the URL without spaces: [a](mailto:a@example.org)"),
      ("[sic](in the original)", "write a URL in the parentheses, or write \\[ to show the brackets"),
      ("[a](about.md?{{ a }})", "write text or Markdown instead, or put it in backticks to show it as code"),
      ("[a]\n(c) and [b\nc](d e.md)", "write each space in the URL as %20"),
    ])
  func advice(text: String, advice: String) async throws {
    let found = try await findings(text)
    #expect(found.count == 1 && found[0].hasSuffix("; " + advice))
  }

  @Test(
    "Following the advice produces a link, an image, or bold text",
    arguments: [
      "[about](about us.md)", "![A hall](the hall.png)", "[about] (about.md)", "![A hall] (hall.png)",
      "(about.md)[about us]", "(about us)[chapters/texas.md]", "[[About Us]]", "[[chapters/texas|the Texas chapter]]",
      "[a](b c (1).md)", "[a [b] c](d e.md)", "[mail](mailto: ana@example.org?subject=A question)", "** bold **",
    ])
  func followedAdvice(text: String) async throws {
    let found = try #require(try await findings(text).first)
    let fix = try #require(found.firstMatch(of: /(?:: |write it as )(!?\[.+\]\(\S+\)|\*\*.+\*\*)(,|$)/)).1
    let html = rendered(String(fix))
    #expect(html.contains("<a href=") || html.contains("<img src=") || html.contains("<strong>"))
    #expect(try await findings(String(fix)) == [])
  }

  private func rendered(_ markdown: String) -> String {
    String(decoding: MarkdownRenderer().render(Array(markdown.utf8)[...]).html, as: UTF8.self)
  }

  @Test(
    "A tag of another tool is reported once, wherever it is in the text",
    arguments: [
      "[gallery]\n\nMore text.", "Text\n\n[gallery]\n", "[button url=\"/a/\"]Sign[/button]",
      "{% capture a %}x{% endcapture %}",
      "{{< note >}}x{{< /note >}}", "{{ page.title }} and `code`",
    ])
  func oneTag(text: String) async throws {
    #expect(try await findings(text).count == 1)
  }

  @Test("Tags with a slash in a URL are not the closing tags of others")
  func slashes() async throws {
    #expect(try await findings("{{ page.title }} [x](/{{ page.url }})").count == 2)
  }

  @Test("A line with very many mistakes has a limited number of findings")
  func limit() async throws {
    #expect(try await findings(String(repeating: "](", count: 10_000)).count == 50)
    #expect(try await findings(String(repeating: "[a](b c)\n", count: 10_000)).count == 1000)
    #expect(try await findings(String(repeating: "{{a}} {{/b}} ", count: 10_000)).count == 50)
  }
}
