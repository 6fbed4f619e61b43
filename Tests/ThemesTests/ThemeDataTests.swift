import TestSites
import Testing

@Suite("A theme's data") struct ThemeDataTests {
  @Test("Templates read data by the file's name")
  func values() async throws {
    let site = try TestSite([
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/data/states.yml":
        "TX: { name: Texas, row: 6 }\nNO: { name: Norway, code: 02134, open: NO, part: 1.5 }\n",
      "themes/plain/data/maps/tiles.json": #"{"smile": "\ud83d\ude00", "list": [1, true, null]}"#,
      "themes/plain/templates/page.html": """
      {% for code, state in data.states.items() %}{{ code }} {{ state.name }};{% endfor %}\
      {{ data.states.TX.row + 1 }} {{ data.states.NO.code }} {{ data.states.NO.open }} {{ data.states.NO.part * 2 }} \
      {{ data["maps/tiles"].smile }} {{ data["maps/tiles"].list | length }}
      """,
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("index.html") == "TX Texas;NO Norway;7 02134 NO 3.0 😀 3")
  }

  @Test("Data in the nearest theme comes first")
  func inheritance() async throws {
    let site = try TestSite([
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/theme.yml": "name: plain\nextends: far\n",
      "themes/plain/data/a.yml": "word: near\n",
      "themes/far/theme.yml": "name: far\n",
      "themes/far/data/a.yml": "word: far\n",
      "themes/far/data/b.yml": "word: far\n",
      "themes/plain/templates/page.html": "{{ data.a.word }} {{ data.b.word }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("index.html") == "near far")
  }

  @Test("Invalid data is an error with its location")
  func errors() async throws {
    let site = try TestSite([
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/data/a.yml": "a: 1\na: 2\n",
      "themes/plain/data/b.csv": "a,b\n",
    ])
    #expect(
      try await site.findings() == [
        #"themes/plain/data/a.yml:2:1 error: "a" is set twice; it is also on line 1; keep only one of them"#,
        "themes/plain/data/b.csv:1:1 error: a theme's data file must be YAML or JSON; end its name with .yml, .yaml, or .json, or move it to static/",
      ])
  }
}
