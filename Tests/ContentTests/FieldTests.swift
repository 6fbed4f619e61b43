import Diagnostics
import TestSites
import Testing
import Values

@Suite("Content is read by its type")
struct FieldTests {
  private func site(fields: String, _ frontMatter: String, template: String) throws -> TestSite {
    try TestSite([
      "things/_type.yml": "name: thing\nfields:\n\(fields)",
      "things/one.md": "---\n\(frontMatter)\n---\n",
      "themes/plain/templates/thing.html": template,
    ])
  }

  @Test("A text field keeps its text, whatever YAML type it looks like")
  func text() async throws {
    let site = try site(
      fields: "  title: { type: text }\n  zip: { type: text }\n  version: { type: text }\n  name: { type: text }",
      "title: NO\nzip: 02134\nversion: 1.10\nname: 'null'",
      template: "{{ page.title }} {{ page.zip }} {{ page.version }} {{ page.name }}")
    #expect(try await site.findings() == [])
    #expect(site.output("things/one/index.html") == "NO 02134 1.10 null")
  }

  @Test("Numbers, Booleans, and dates have their types")
  func scalars() async throws {
    let site = try site(
      fields:
        "  count: { type: integer }\n  share: { type: number }\n  open: { type: boolean }\n  since: { type: date }",
      "title: T\ncount: 1500\nshare: 2.5\nopen: yes\nsince: 2014-03",
      template:
        "{{ page.count + 1 }} {{ page.share * 2 }} {% if page.open %}open{% endif %} {{ page.since | date('%B %-d, %Y') }}"
    )
    #expect(try await site.findings() == [])
    #expect(site.output("things/one/index.html") == "1501 5.0 open March 2014")
  }

  @Test("A default fills a missing field, and can be another field")
  func defaults() async throws {
    let site = try site(
      fields:
        "  sort-name: { type: text, default: \"{title}\" }\n  level: { type: choice, of: [city, state], default: city }",
      "title: Ana", template: "{{ page.sort_name }} {{ page.level }}")
    #expect(try await site.findings() == [])
    #expect(site.output("things/one/index.html") == "Ana city")
  }

  @Test(
    "An empty optional record or image counts as missing, unless one of its fields has a default",
    arguments: [
      ("{ name: '', zip: }", "{ src: '', alt: '' }", "city"), ("{}", "{}", "city"),
      ("{ name: Austin }", "", "city Austin"),
    ])
  func emptyRecord(place: String, photo: String, shown: String) async throws {
    let site = try site(
      fields: """
          photo: { type: image }
          place: { type: record, fields: { name: { type: text, required: true }, zip: { type: text } } }
          office: { type: record, fields: { level: { type: text, default: city } } }
        """, "title: Ana\nphoto: \(photo)\nplace: \(place)\noffice: {}",
      template:
        "{{ page.office.level }}{% if page.place %} {{ page.place.name }}{% endif %}{% if page.photo %}!{% endif %}")
    #expect(try await site.findings() == [])
    #expect(site.output("things/one/index.html") == shown)
  }

  @Test("An empty record cannot have unknown fields, and a required record cannot be empty")
  func wrongEmptyRecord() async throws {
    let record = "{ type: record, fields: { name: { type: text, required: true } } }"
    let misspelled = try site(fields: "  place: \(record)", "title: Ana\nplace: { nme: }", template: "")
    #expect(try await misspelled.findings().contains { $0.contains("no field is named \"nme\"") })
    let required = record.replacing("{ type: record,", with: "{ type: record, required: true,")
    let empty = try site(fields: "  place: \(required)", "title: Ana\nplace: {}", template: "")
    #expect(try await empty.findings().count == 1)
  }

  @Test("Records that a template can print have no private fields")
  func privateField() async throws {
    let site = try site(
      fields:
        "  phone: { type: text, private: true }\n  offices: { type: list, of: { type: record, fields: { title: { type: text }, home: { type: text, private: true } } } }",
      "title: Ana\nphone: 555-0100\noffices:\n  - { title: Mayor, home: 1 Elm St }",
      template: "{{ page.offices | tojson }}{% for office in page.offices %}{{ office }}{% endfor %}")
    #expect(try await site.findings() == [])
    #expect(site.output("things/one/index.html")?.contains("Mayor") == true)
    #expect(site.output("things/one/index.html")?.contains("Elm") == false)
    try site.write("{{ page.phone }}", to: "themes/plain/templates/thing.html")
    #expect(try await site.build().made == nil)
  }

  @Test("A Markdown field becomes HTML with resolved links")
  func markdownField() async throws {
    let site = try site(
      fields: "  lead: { type: markdown }", "title: T\nlead: See *[us](../about.md)*", template: "{{ page.lead }}")
    try site.write("---\ntitle: About\n---\n", to: "content/about.md")
    #expect(try await site.findings() == [])
    #expect(site.output("things/one/index.html") == "<p>See <em><a href=\"/about/\">us</a></em></p>\n")
  }

  @Test(
    "Front matter can follow a byte order mark and blank lines, use CRLF, and end the file",
    arguments: [
      "---\ntitle: T\n---\nBody\n", "\n\n---\ntitle: T\n---\nBody\n", "\u{FEFF}---\ntitle: T\n---\nBody\n",
      "---\r\ntitle: T\r\n---\r\nBody\r\n", "---  \ntitle: T\n---\t\nBody\n",
    ])
  func frontMatter(file: String) async throws {
    let site = try TestSite(["a.md": file, "b.md": "---\ntitle: B\n---"])
    #expect(try await site.findings() == [])
    #expect(site.output("a/index.html") == "<h1>T</h1><p>Body</p>\n")
    #expect(site.output("b/index.html") == "<h1>B</h1>")
  }

  @Test("Invalid UTF-8 is an error at the first invalid byte")
  func encoding() async throws {
    let site = try TestSite([:])
    try site.write(bytes: Array("---\ntitle: T\n---\ncaf".utf8) + [0xE9], to: "content/a.md")
    #expect(try await site.findings() == ["content/a.md:4:4 error: this is not UTF-8 text; save the file as UTF-8"])
  }
}
