import TestSites
import Testing

@Suite("A table is a collection") struct TableTests {
  private static let type = """
    name: adoption
    table: adoptions.csv
    page: false
    sort: [-date]
    title: "{place} {status}"
    fields:
      place: { type: reference, to: place, inverse: adoptions, required: true }
      status: { type: choice, of: [adopted, proposed], required: true }
      date: { type: date }
      topics: { type: list, of: { type: text } }
      source: { type: record, fields: { title: { type: text }, link: { type: url } } }
      contact: { type: text, private: true }
    """

  private static func site(_ table: String, named name: String = "adoptions.csv") throws -> TestSite {
    try TestSite([
      "adoptions/_type.yml": type.replacing("adoptions.csv", with: name),
      "adoptions/\(name)": table,
      "places/_type.yml": "name: place\nopen: true\nfields: { title: { type: text } }\n",
      "themes/plain/templates/place.html":
        "{% for a in page.adoptions %}{{ a.status }} {{ a.date }} {{ a.topics | join('+') }} {{ a.source.link }} {{ a.url is none }};{% endfor %}",
    ])
  }

  @Test(
    "A table can be CSV, YAML, or JSON",
    arguments: [
      (
        "adoptions.csv",
        "place,status,date,topics,source.title,source.link,contact\r\n\"Austin, TX\",adopted,2016-02,wages; hours,\"The \"\"law\"\"\",https://example.org/a,555-0100\r\n\r\n"
      ),
      (
        "adoptions.yml",
        "- place: Austin, TX\n  status: adopted\n  date: 2016-02\n  topics: [wages, hours]\n  source: { title: The law, link: https://example.org/a }\n  contact: 555-0100\n"
      ),
      (
        "adoptions.json",
        #"[{"place": "Austin, TX", "status": "adopted", "date": "2016-02", "topics": ["wages", "hours"], "source": {"title": "The law", "link": "https://example.org/a"}, "contact": "555-0100"}]"#
      ),
    ])
  func forms(_ name: String, table: String) async throws {
    let site = try Self.site(table, named: name)
    #expect(try await site.findings() == [])
    #expect(
      site.output("places/austin-tx/index.html") == "adopted 2016-02 wages+hours https://example.org/a True;")
    // The table itself is not published, because one of its columns is private.
    #expect(site.outputFiles().filter { $0.contains("adoptions") } == [])
  }

  @Test(
    "An error in a table has its row and column",
    arguments: [
      (
        "place,status\nAustin,adpoted\n",
        #"adoptions.csv:2:8 error: "adpoted" is not one of the choices for "status"; did you mean "adopted"? use one of: adopted, proposed"#
      ),
      (
        "place,stauts\nAustin,adopted\n",
        #"adoptions.csv:1:7 error: no field is named "stauts"; did you mean "status"?"#
      ),
      (
        "place,status\nAustin,adopted,2016\n",
        "adoptions.csv:2:16 error: this row has 3 cells, but the table has 2 columns; put quotation marks around a cell that contains a comma"
      ),
      (
        "place,status,place\nAustin,adopted,x\n",
        #"adoptions.csv:1:14 error: two columns are named "place"; keep only one of them"#
      ),
      (
        "place,status,source,source.title\nAustin,adopted,x,y\n",
        #"adoptions.csv:1:14 error: "source" cannot be both a column and a record; keep only one of them"#
      ),
      (
        "place,status\n\"Aus\"tin,adopted\n",
        "adoptions.csv:2:6 error: there is text after the closing quotation mark; write each quotation mark within a cell twice"
      ),
      (
        "place,status\n\"Austin,adopted\n",
        "adoptions.csv:2:1 error: this cell has no closing quotation mark; add the closing quotation mark"
      ),
      (
        "place,status\nAustin,adopted\nReno,proposed\nAustin,adopted\n",
        #"adoptions.csv:4:1 error: this row and the row on line 2 are both named "austin-adopted"; give each its own value in a "slug" column"#
      ),
      (
        "place,status\n\"Two\nlines\",adopted\nReno,x\n",
        #"adoptions.csv:4:6 error: "x" is not one of the choices for "status"; use one of: adopted, proposed"#
      ),
    ])
  func mistakes(_ table: String, message: String) async throws {
    let site = try Self.site(table)
    #expect(try await site.findings().first { $0.contains("csv") } == "content/adoptions/" + message)
  }
}
