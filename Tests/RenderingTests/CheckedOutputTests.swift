import TestSites
import Testing

@Suite("Values in style attributes and in the names of headings") struct CheckedOutputTests {
  private static let files = [
    "wards/_type.yml": """
    name: ward
    list: { path: /wards/ }
    fields:
      title: { type: text, required: true }
      share: { type: number }
      level: { type: integer }
      color: { type: color }
    """,
    "wards/a.md": "---\ntitle: A\nshare: 40.5\nlevel: 3\ncolor: \"#8a2016\"\n---\n",
    "wards/b.md": "---\ntitle: B\nlevel: 2\n---\n",
    "themes/plain/theme.yml": """
    name: plain
    settings:
      accent: { type: color, default: "#0b5d3b" }
      motto: { type: text }
    """,
  ]

  private static func site(_ template: String) throws -> TestSite {
    try TestSite(files.merging(["themes/plain/templates/ward.html": template], uniquingKeysWith: { $1 }))
  }

  @Test("Numbers, colors, and literals are output unchanged")
  func safe() async throws {
    let site = try Self.site(
      """
      <p style="width: {{ page.share }}%; color: {{ page.color }}; --a: {{ theme.accent }}; \
      --b: {{ page.color if page.color else "red; margin: 0" }}; --c: {{ 2.5 }}">\
      <h{{ page.level }}>{{ page.title }}</h{{ page.level }}>{{ page.content }}
      """)
    let findings = try await site.findings()
    #expect(findings.isEmpty, "\(findings)")
    #expect(
      site.output("wards/a/index.html")?.hasPrefix(
        "<p style=\"width: 40.5%; color: #8a2016; --a: #0b5d3b; --b: #8a2016; --c: 2.5\"><h3>A</h3>") == true)
    #expect(
      site.output("wards/b/index.html")?.hasPrefix(
        "<p style=\"width: %; color: ; --a: #0b5d3b; --b: red; margin: 0; --c: 2.5\"><h2>B</h2>") == true)
  }

  @Test(
    "Any other value is an error when the template is compiled",
    arguments: [
      "theme.motto", "page.title", "page.color ~ page.title", "page.share ~ \"%\"", "page.color | upper",
      "[page.color, page.title] | first", "page",
    ])
  func unsafe(value: String) async throws {
    let findings = try await Self.site("<p style=\"--a: {{ \(value) }}\">{{ page.title }}{{ page.content }}").findings()
    #expect(findings.count == 1)
    #expect(findings.first?.contains("only numbers, colors, and literals can be written in \"style\"") == true)
  }
}
