import TestSites
import Testing

@Suite("A theme's files and settings") struct ThemeFilesTests {
  private static let settings = "title: Test\nbase-url: https://example.org/town\ntheme: plain\n"

  @Test("An asset's name contains a hash of its content, and templates can read its integrity digest")
  func assets() async throws {
    let site = try TestSite([
      "site.yml": Self.settings,
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/templates/page.html":
        #"<link rel="stylesheet" href="{{ asset("css/site.css") }}" integrity="{{ integrity("css/site.css") }}">"#,
      "themes/plain/static/css/site.css": "a{}",
      "themes/plain/static/plain.txt": "as it is",
    ])
    let found = try await site.findings()
    #expect(found == [])
    // printf 'a{}' | openssl dgst -sha384 -binary | base64
    #expect(
      site.output("index.html")
        == #"<link rel="stylesheet" href="/town/css/site.9b865c77d9.css" integrity="sha384-m4Zcd9m9Kerya2aMKZ9CuL1yv7QLjdpmEo79GaQCk1uO2U4trsxWuyqSJsOzpOru">"#
    )
    #expect(site.output("css/site.9b865c77d9.css") == "a{}")
    #expect(site.output("css/site.css") == nil)
    #expect(site.output("plain.txt") == "as it is")

    try site.write("b{}", to: "themes/plain/static/css/site.css")
    let foundAgain = try await site.findings()
    #expect(foundAgain == [])
    #expect(site.output("css/site.9b865c77d9.css") == nil)
    #expect(site.output("index.html")?.contains("9b865c77d9") == false)
  }

  @Test("A missing asset is an error that suggests the nearest name")
  func missingAsset() async throws {
    let site = try TestSite([
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/templates/page.html": #"{{ asset("sit.css") }}"#,
      "themes/plain/static/site.css": "",
    ])
    let found = try await site.findings()
    #expect(
      found == [
        #"themes/plain/templates/page.html:1:10 error: no static file is named "sit.css"; did you mean "site.css"?"#
      ])
  }

  @Test("Settings that a theme declares and a site sets reach templates and static templates")
  func settings() async throws {
    let site = try TestSite([
      "site.yml": Self.settings + "theme-settings:\n  accent: \"#0a5\"\n  logo: { src: logo.svg, alt: Seal }\n",
      "logo.svg": "<svg/>",
      "index.md": "---\ntitle: Home\n---\n",
      "themes/plain/theme.yml": """
      name: plain
      extends: far
      settings:
        accent: { type: color, default: "#8a2016" }
        wide: { type: boolean, default: true }
      """,
      "themes/far/theme.yml": "name: far\nsettings:\n  accent: { type: text }\n  logo: { type: image }\n",
      "themes/plain/templates/page.html":
        #"{{ theme.logo.src }} {{ theme.logo.alt }}{% if theme.wide %} wide{% endif %} {{ asset("site.css") }}"#,
      "themes/plain/static/site.css.jinja": ":root { --accent: {{ theme.accent }} }",
    ])
    let found = try await site.findings()
    #expect(found == [])
    let page = try #require(site.output("index.html"))
    #expect(page.hasPrefix("/town/logo.svg Seal wide /town/site."))
    #expect(site.output(String(page.suffix("site.0123456789.css".count))) == ":root { --accent: #0a5 }")
  }

  @Test(
    "An invalid setting is an error at its location in site.yml",
    arguments: [
      (
        "accent: red",
        ##"content/site.yml:5:11 error: "red" is not a hexadecimal color; write a color such as "#8a2016", in quotes"##
      ),
      ("acent: \"#fff\"", #"content/site.yml:5:3 error: no field is named "acent"; did you mean "accent"?"#),
    ])
  func wrongSettings(written: String, expected: String) async throws {
    let site = try TestSite([
      "site.yml": Self.settings + "theme-settings:\n  \(written)\n",
      "themes/plain/theme.yml": "name: plain\nsettings: { accent: { type: color, default: \"#000\" } }\n",
    ])
    let found = try await site.findings()
    #expect(found == [expected])
  }

  @Test("A setting's default and type are checked")
  func wrongDeclarations() async throws {
    let site = try TestSite([
      "themes/plain/theme.yml": """
      name: plain
      settings:
        accent: { type: color, default: blue }
        lead: { type: markdown }
      """
    ])
    let found = try await site.findings()
    #expect(
      found == [
        ##"themes/plain/theme.yml:3:35 error: "blue" is not a hexadecimal color; write a color such as "#8a2016", in quotes"##,
        #"themes/plain/theme.yml:4:3 error: a setting cannot be of type markdown; templates can read documents from "collections""#,
      ])
  }

  @Test("A template in files/ generates one file, unless the content has that file")
  func files() async throws {
    let site = try TestSite([
      "themes/plain/templates/files/deep/list.txt":
        "{% for item in collections.page.items %}{{ item.url }}\n{% endfor %}",
      "themes/plain/templates/files/own.txt": "theme",
      "own.txt": "content",
      "about.md": "---\ntitle: About\n---\n",
    ])
    let found = try await site.findings()
    #expect(found == [])
    #expect(site.output("deep/list.txt") == "/about/\n")
    #expect(site.output("own.txt") == "content")
  }
}
