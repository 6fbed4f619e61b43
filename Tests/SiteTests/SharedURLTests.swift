import TestSites
import Testing

@Suite("Different values do not share a URL silently") struct SharedURLTests {
  private static func site(_ things: [String: String], lists: String = "by: tags") throws -> TestSite {
    var files = [
      "things/_type.yml":
        "name: thing\nlists: [{ \(lists), path: \"/on/{value}/\" }]\nfields: { title: { type: text }, tags: { type: list, of: { type: text } }, rows: { type: list, of: { type: record, fields: { tag: { type: text } } } } }\n"
    ]
    for (name, fields) in things { files["things/\(name).md"] = "---\ntitle: \(name)\n\(fields)\n---\n" }
    return try TestSite(files)
  }

  @Test("Values with the same URL are reported at both")
  func both() async throws {
    let site = try Self.site([
      "a": #"tags: ["a b"]"#, "b": #"tags: ["a-b"]"#, "c": "tags: [C++, bash]", "d": "tags:\n- C#\n- баш",
    ])
    #expect(
      try await site.findings() == [
        #"content/things/a.md:3:8 warning: "a b" is spelled "a-b" elsewhere (content/things/b.md:3:8); write "a b" there, too"#,
        #"content/things/b.md:3:8 warning: "a-b" is spelled "a b" elsewhere (content/things/a.md:3:8); write "a b""#,
        #"content/things/c.md:3:8 warning: "C++" has the same URL as "C#" (content/things/d.md:4:3); use the same spelling in both places, or, if they mean different things, change the letters or digits in one of them"#,
        #"content/things/c.md:3:13 warning: "bash" has the same URL as "баш" (content/things/d.md:5:3); use the same spelling in both places, or, if they mean different things, change the letters or digits in one of them"#,
        #"content/things/d.md:4:3 warning: "C#" has the same URL as "C++" (content/things/c.md:3:8); use the same spelling in both places, or, if they mean different things, change the letters or digits in one of them"#,
        #"content/things/d.md:5:3 warning: "баш" has the same URL as "bash" (content/things/c.md:3:13); use the same spelling in both places, or, if they mean different things, change the letters or digits in one of them"#,
      ])
  }

  @Test("The more frequent spelling is right, and is the title of the list")
  func frequent() async throws {
    let site = try Self.site(
      ["a": "rows: [{ tag: test }]", "b": "rows:\n- tag: Test", "c": "rows: [{}, { tag: Test }]"], lists: "by: rows.tag"
    )
    #expect(
      try await site.findings() == [
        #"content/things/a.md:3:15 warning: "test" is spelled "Test" elsewhere (content/things/b.md:4:8); write "Test""#,
        #"content/things/b.md:4:8 warning: "Test" is spelled "test" elsewhere (content/things/a.md:3:15); write "Test" there, too"#,
      ])
    #expect(site.output("on/test/index.html")?.hasPrefix("<h1>thing: Test</h1>") == true)
  }

  @Test("The spelling in all documents counts for each list by the same field", arguments: ["Oregon", "oregon"])
  func severalLists(rare: String) async throws {
    let usual = rare == "Oregon" ? "oregon" : "Oregon"
    let lists =
      "by: rows.tag, where: status = adopted, path: \"/in/{value}/\", title: \"Adopted in {value}\" }, { by: rows.tag, where: status = proposed"
    let site = try TestSite([
      "things/_type.yml": """
      name: thing
      lists: [{ \(lists), path: "/on/{value}/", title: "Proposed in {value}" }]
      fields: { title: { type: text }, rows: { type: list, of: { type: record, fields: { tag: { type: text }, status: { type: text } } } } }
      """,
      "things/a.md": "---\ntitle: a\nrows: [{ tag: \(usual), status: adopted }]\n---\n",
      "things/b.md": "---\ntitle: b\nrows: [{ tag: \(usual), status: adopted }]\n---\n",
      "things/c.md": "---\ntitle: c\nrows: [{ tag: \(rare), status: proposed }]\n---\n",
    ])
    #expect(
      try await site.findings() == [
        "content/things/a.md:3:15 warning: \"\(usual)\" is spelled \"\(rare)\" elsewhere (content/things/c.md:3:15); write \"\(usual)\" there, too",
        "content/things/c.md:3:15 warning: \"\(rare)\" is spelled \"\(usual)\" elsewhere (content/things/a.md:3:15); write \"\(usual)\"",
      ])
    #expect(site.output("on/oregon/index.html")?.hasPrefix("<h1>Proposed in \(usual)</h1>") == true)
  }

  @Test("A value without a URL is reported")
  func none() async throws {
    let site = try Self.site(["a": #"tags: [";)", ok]"#])
    #expect(
      try await site.findings() == [
        #"content/things/a.md:3:8 warning: no URL can be built from ";)"; add a letter or a digit; otherwise, no list shows this value"#
      ])
    #expect(site.outputFiles().filter { $0.hasPrefix("on/") } == ["on/ok/index.html"])
  }

  @Test("Values in a table are reported at their cells")
  func table() async throws {
    let type =
      "name: thing\ntable: things.csv\nlists: [{ by: tags, path: \"/on/{value}/\" }]\nfields: { title: { type: text }, tags: { type: text } }\n"
    let csv = try TestSite(["things/_type.yml": type, "things/things.csv": "title,tags\nA,C\nB,C+\n"])
    let places = try await csv.findings().map { $0.prefix { $0 != " " } }
    #expect(places == ["content/things/things.csv:2:3", "content/things/things.csv:3:3"])
    let json = try TestSite([
      "things/_type.yml": type.replacing("csv", with: "json"),
      "things/things.json": #"[{"title": "A", "tags": "C"}, {"title": "B", "tags": "C+"}]"#,
    ])
    let columns = try await json.findings().map { $0.prefix { $0 != " " } }
    #expect(columns == ["content/things/things.json:1:25", "content/things/things.json:1:54"])
  }

  @Test("Within a page of a list, different values are different groups")
  func groups() async throws {
    let site = try TestSite([
      "things/_type.yml":
        "name: thing\nlist: { path: /things/, group: tag }\nfields: { title: { type: text }, tag: { type: text } }\n",
      "things/a.md": "---\ntitle: A\ntag: C++\n---\n", "things/b.md": "---\ntitle: B\ntag: C#\n---\n",
      "things/c.md": "---\ntitle: C\ntag: ;)\n---\n", "things/d.md": "---\ntitle: D\ntag: a-b\n---\n",
      "things/e.md": "---\ntitle: E\ntag: A b\n---\n",
      "themes/plain/templates/list.html":
        "{% for group in groups %}{{ group.label }}: {{ group['items'] | map(attribute='title') | join(' ') }}; {% endfor %}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("things/index.html") == ";): C; a-b: D E; C#: B; C++: A; ")
  }

  @Test("Names in an open type that may be different things are reported at both")
  func openType() async throws {
    let types = [
      "topics/_type.yml": "name: topic\nopen: true\nfields: { title: { type: text } }\n",
      "briefs/_type.yml":
        "name: brief\nfields: { title: { type: text }, topics: { type: list, of: { type: reference, to: topic } } }\n",
      "briefs/a.md": "---\ntitle: A\ntopics: [C++]\n---\n", "briefs/b.md": "---\ntitle: B\ntopics: [C#]\n---\n",
    ]
    let help =
      "use the same spelling in both places, or, if they mean different things, change the letters or digits in one of them"
    #expect(
      try await TestSite(types).findings() == [
        "content/briefs/a.md:3:10 warning: \"C++\" has the same URL as \"C#\" (content/briefs/b.md:3:10); \(help)",
        "content/briefs/b.md:3:10 warning: \"C#\" has the same URL as \"C++\" (content/briefs/a.md:3:10); \(help)",
      ])
    let written = types.merging(["topics/c.md": "---\ntitle: C#\n---\n"]) { $1 }
    #expect(
      try await TestSite(written).findings() == [
        "content/briefs/a.md:3:10 warning: \"C++\" has the same URL as \"C#\" (content/topics/c.md:1:1); \(help)"
      ])
    // A file with another title may be meant by any spelling, but not by two different names.
    let named = ["topics/c.md": "---\ntitle: Languages\n---\n"]
    #expect(try await TestSite(types.merging(named) { $1 }).findings().count == 2)
    let single = named.merging(["briefs/a.md": "---\ntitle: A\ntopics: [C#, c, C]\n---\n"]) { $1 }
    #expect(try await TestSite(types.merging(single) { $1 }).findings().count == 2)
    let only = named.merging(["briefs/a.md": "---\ntitle: A\ntopics: [C#, c]\n---\n"]) { $1 }
    #expect(try await TestSite(types.merging(only) { $1 }).findings() == [])
  }
}
