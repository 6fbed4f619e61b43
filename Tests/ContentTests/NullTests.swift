import TestSites
import Testing

@Suite("null means no value") struct NullTests {
  private static let type = """
    name: thing
    table: things.json
    list: { path: /things/ }
    lists: [{ by: state, path: "/things/in/{value}/" }]
    fields:
      title: { type: text, required: true }
      state: { type: text }
      short: { type: text, default: "{state}" }
      note: { type: markdown }
      count: { type: integer }
      words: { type: list, of: { type: text } }
      links: { type: map, of: { type: text } }
      place: { type: record, fields: { name: { type: text }, zip: { type: text, required: true } } }
    """

  private static let template =
    "{{ page.title }}|{{ page.state }}|{{ page.short }}|{{ page.note }}|{{ page.count }}|{{ page.words | join('+') }}|"
    + "{{ page.links.keys() | join('+') }}|{{ page.place.name }}|{{ page.place.zip }}"

  private static func site(_ table: String, named name: String) throws -> TestSite {
    try TestSite([
      "things/_type.yml": type.replacing("things.json", with: name), "things/\(name)": table,
      "themes/plain/templates/thing.html": template,
    ])
  }

  @Test(
    "A table in JSON and the same table in YAML read the same",
    arguments: [
      (
        "things.json",
        #"[{"title": "A", "state": null, "short": null, "note": null, "count": null, "words": ["x", null, "null"], "links": {"a": null, "b": "null"}, "place": {"name": null, "zip": "null"}}]"#
      ),
      (
        "things.yml",
        "- title: A\n  state: null\n  short: ~\n  note: null\n  count: ~\n  words: [x, null, \"null\"]\n  links: { a: null, b: \"null\" }\n  place: { name: null, zip: \"null\" }\n"
      ),
      (
        "things.yaml",
        "- title: A\n  state: ~\n  words:\n  - x\n  - ~\n  - 'null'\n  links: { a: , b: 'null' }\n  place: { zip: \"null\" }\n"
      ),
    ])
  func tables(_ name: String, table: String) async throws {
    let site = try Self.site(table, named: name)
    #expect(try await site.findings() == [])
    #expect(site.output("things/a/index.html") == "A|||||x+null|b||null")
    #expect(site.outputFiles().filter { $0.hasPrefix("things/in/") } == [])
  }

  @Test("A required text that is null is missing, and the text null is written in quotes")
  func required() async throws {
    let table =
      #"[{"title": null}, {"title": "null", "state": "null"}, {"title": "B", "place": {"name": "x", "zip": null}}]"#
    let site = try Self.site(table, named: "things.json")
    let findings = try await site.findings()
    #expect(
      findings == [
        #"content/things/things.json:1:3 error: "title" is missing; every thing needs this field (content/things/_type.yml:6)"#,
        #"content/things/things.json:1:93 error: "zip" is missing; every entry in "place" needs this field (content/things/_type.yml:13)"#,
      ])
    let own = try TestSite(["a.md": "---\ntitle: null\n---\n"])
    #expect(
      try await own.findings() == [
        #"content/a.md:2:1 error: "title" is missing; every page needs this field: null means no value; if you mean the word itself, write title: "null""#
      ])
  }

  @Test("Other spellings of null are text, because Null is a name")
  func names() async throws {
    let site = try Self.site("- { title: Null, state: NULL, words: [Null], links: { a: Null } }\n", named: "things.yml")
    #expect(try await site.findings() == [])
    #expect(site.output("things/null/index.html") == "Null|NULL|NULL|||Null|a||")
  }

  @Test("In front matter, null in a list is reported, because it may be meant as a word")
  func items() async throws {
    let site = try TestSite([
      "things/_type.yml": "name: thing\nfields: { title: { type: text }, words: { type: list, of: { type: text } } }\n",
      "things/a.md": "---\ntitle: A\nwords: [null, ~]\n---\n",
    ])
    #expect(
      try await site.findings() == [
        #"content/things/a.md:3:9 error: an item in "words" is empty: null means no value; delete it, or put the word in quotes: "null""#,
        #"content/things/a.md:3:15 error: an item in "words" is empty: ~ means no value; delete it, or put the word in quotes: "~""#,
      ])
  }

  @Test("A choice cannot be null")
  func choices() async throws {
    let site = try TestSite([
      "things/_type.yml":
        "name: thing\nfields: { title: { type: text }, side: { type: choice, of: [left, null, \"~\"] } }\n"
    ])
    let findings = try await site.findings()
    #expect(
      findings == [
        #"content/things/_type.yml:2:67 error: an entry in "of" is empty; delete it, or put the word in quotes: "null""#
      ])
  }

  @Test("In data and in translated strings, null also means no value")
  func data() async throws {
    let site = try TestSite([
      "a.md": "---\ntitle: A\n---\n",
      "themes/plain/data/some.yml": "a: null\nb: ~\nc: Null\nd: 'null'\n",
      "themes/plain/data/other.json": #"{"a": null, "d": "null"}"#,
      "themes/plain/templates/page.html":
        "{{ data.some.a is none }} {{ data.some.b is none }} {{ data.some.c }} {{ data.some.d }} {{ data.other.a is none }} {{ data.other.d }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("a/index.html") == "True True Null null True null")
  }

  @Test("Characters beyond U+FFFF in a JSON table are read as in JSON")
  func surrogates() async throws {
    let site = try Self.site(#"[{"title": "A", "state": "\ud83d\ude00"}]"#, named: "things.json")
    #expect(try await site.findings() == [])
    #expect(site.output("things/a/index.html")?.hasPrefix("A|😀|") == true)
  }
}
