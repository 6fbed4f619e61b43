import TestSites
import Testing

@Suite("The rows of a table are documents") struct TableRowTests {
  private static func site(_ table: String, named name: String = "people.csv", _ more: [String: String] = [:]) throws
    -> TestSite
  {
    try TestSite(
      [
        "people/_type.yml": """
        name: person
        table: \(name)
        list: { path: /people/ }
        fields:
          role: { type: text }
          years: { type: list, of: { type: integer } }
          office: { type: record, fields: { city: { type: text }, room: { type: record, fields: { floor: { type: integer } } } } }
        """,
        "people/\(name)": table,
        "themes/plain/templates/person.html":
          "{{ page.title }}|{{ page.role }}|{{ page.years | join('+') }}|{{ page.office.city }}|{{ page.office.room.floor }}|{{ page.content }}",
      ].merging(more) { $1 })
  }

  @Test("Each row of a CSV file has a page, beside those of the files in the folder")
  func pages() async throws {
    let site = try Self.site("title,role\nAna Ruiz,Mayor\nBea,\n", ["people/cyd.md": "---\ntitle: Cyd\n---\nBody\n"])
    #expect(try await site.findings() == [])
    #expect(site.output("people/ana-ruiz/index.html") == "Ana Ruiz|Mayor||||")
    #expect(site.output("people/bea/index.html") == "Bea|||||")
    #expect(site.output("people/cyd/index.html") == "Cyd|||||<p>Body</p>\n")
    #expect(
      site.output("people/index.html")
        == "<h1>person</h1><a href=\"/people/ana-ruiz/\">Ana Ruiz</a><a href=\"/people/bea/\">Bea</a><a href=\"/people/cyd/\">Cyd</a>"
    )
  }

  @Test(
    "Cells can be padded, quoted, or missing, and a dot in the name of a column begins a record",
    arguments: [
      ("\u{FEFF}title,role\nAna, Mayor \n", "Ana|Mayor||||"),
      ("title,role\r\n\r\nAna,Mayor\r\n", "Ana|Mayor||||"),
      ("title,role,years\nAna\n", "Ana|||||"),
      ("title,role\nAna,\"Mayor, \"\"acting\"\"\"\n", "Ana|Mayor, &#34;acting&#34;||||"),
      ("title,years\nAna,2014; 2018;\n", "Ana||2014+2018|||"),
      ("title,office.city,office.room.floor\nAna,Austin,3\n", "Ana|||Austin|3|"),
      ("title,slug\nSomebody,ana\n", "Somebody|||||"),
    ])
  func cells(table: String, page: String) async throws {
    let site = try Self.site(table)
    #expect(try await site.findings() == [])
    #expect(site.output("people/ana/index.html") == page)
  }

  @Test("The fields of a row are checked like front matter, at the cell")
  func fields() async throws {
    let site = try Self.site("title,years,office.room.floor\nAna,2014;soon,first\n")
    #expect(
      try await site.findings() == [
        "content/people/people.csv:2:5 error: \"soon\" is not a whole number; write digits only, as in 1500",
        "content/people/people.csv:2:15 error: \"first\" is not a whole number; write digits only, as in 1500",
      ])
  }

  @Test(
    "A row without a name, or a table that is not a list, is an error",
    arguments: [
      (
        "people.csv", "title,slug\n?,\n",
        "2:1 error: this row has no name; fill in its title, or add a \"slug\" column"
      ),
      (
        "people.yml", "title: Ana\n",
        "1:1 error: a table must be a list, not a set of fields; write each document after \"- \""
      ),
      ("people.json", "[1]", "1:2 error: expected fields, found a single value; write \"key: value\" lines"),
    ])
  func errors(name: String, table: String, message: String) async throws {
    let site = try Self.site(table, named: name)
    #expect(try await site.findings().contains("content/people/\(name):\(message)"))
  }

  @Test("A table that does not exist, or has another format, is an error in the type")
  func files() async throws {
    let missing = try TestSite(["people/_type.yml": "name: person\ntable: people.csv\n"])
    let errors = try await missing.findings()
    #expect(errors.count == 1)
    #expect(errors.first?.hasPrefix("content/people/_type.yml:2:8 error: ") == true, "\(errors)")
    #expect(
      try await TestSite(["people/_type.yml": "name: person\ntable: people.xlsx\n"]).findings() == [
        "content/people/_type.yml:2:8 error: a table must be a CSV, YAML, or JSON file; write the file's name, as in table: roster.csv"
      ])
  }
}
