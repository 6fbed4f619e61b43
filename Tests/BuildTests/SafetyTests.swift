import Files
import Foundation
import Testing
import Values

@Suite("Nothing private leaks, and nothing of others is lost") struct SafetyTests {
  private let home = ["index.md": "---\ntitle: Home\n---\n"]

  @Test("A document with another ending is an error, and what editors leave behind stays out")
  func misnamed() async throws {
    let text = "---\ntitle: X\nphone: SECRET\n---\n"
    let wrong = try TestSite(home.merging(["notes/a.MD": text, "notes/b.markdown": text]) { $1 })
    #expect(
      try await wrong.findings() == [
        "content/notes/a.MD:1:1 error: the name of a document ends with .md; rename it to a.md, or move it out of the content folder",
        "content/notes/b.markdown:1:1 error: the name of a document ends with .md; rename it to b.md, or move it out of the content folder",
      ])
    let leftovers = ["notes/a.md~", "notes/a.md.bak", "notes/a.md.orig", "notes/#a.md#", "notes/.a.md.swp"]
    let site = try TestSite(home.merging(leftovers.map { ($0, text) }) { $1 })
    #expect(try await site.findings() == [])
    #expect(!site.outputFiles().contains { $0.hasPrefix("notes") })
  }

  @Test("A public field's standard value cannot name a private field, and a file cannot be private")
  func privateFields() async throws {
    let site = try TestSite([
      "things/_type.yml": """
      name: thing
      fields:
        title: { type: text }
        phone: { type: text, private: true }
        lead: { type: text, default: "Call {phone}" }
        contract: { type: file, private: true }
      """
    ])
    #expect(
      try await site.findings() == [
        #"content/things/_type.yml:5:32 error: "lead" names "phone", which is no public field; the fields are: title, lead, description"#,
        #"content/things/_type.yml:6:3 error: "contract" is private, and the files of a folder are published; keep private files out of the content folder"#,
      ])
  }

  @Test("A file or folder in the output that no build wrote is not overwritten")
  func strangers() async throws {
    let site = try TestSite(
      home.merging([
        "about.md": "---\ntitle: About\n---\n", "output/about/index.html": "by hand", "output/note.txt": "mine",
      ]) { $1 })
    #expect(
      try await site.findings() == [
        "output/about/index.html:1:1 error: a file that Broadside did not write stands in the way; empty the folder if an earlier build made it; else name another with --output"
      ])
    #expect(site.outputFiles() == ["about/index.html", "note.txt"])
    try site.remove("output/about/index.html")
    #expect(try await site.findings() == [])
    #expect(site.output("note.txt") == "mine")
  }

  @Test(
    "The base URL is an address that every page can be built from",
    arguments: [
      ("https://:80/", "has no host; write https://example.org"),
      ("https://me:pw@example.org", "holds a name or password; leave out all before the \"@\""),
      ("https://example.org/?a=b", "has a query or a fragment; end it with its host or a path"),
      ("https://example.org/a//b", "has an empty part in its path; write one slash between two parts"),
      (
        "https://münchen.example",
        "has characters that no address has; write the host in its xn-- form, and other characters as %20 and so on"
      ),
    ])
  func baseURL(_ url: String, _ advice: String) async throws {
    let site = try TestSite(home.merging(["site.yml": "title: Test\nbase-url: \"\(url)\"\ntheme: plain\n"]) { $1 })
    let findings = try await site.findings()
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("content/site.yml:2:11 error: ") == true)
    #expect(findings.first?.contains(advice) == true)
  }

  @Test("A private reference makes no entry in the list of what it names, though a public one does")
  func privateReference() async throws {
    let site = try TestSite([
      "topics/_type.yml": "name: topic\nfields:\n  title: { type: text }\n",
      "topics/rent.md": "---\ntitle: Rent\n---\n",
      "members/_type.yml": """
      name: member
      fields:
        title: { type: text }
        topics: { type: list, of: { type: reference, to: topic, inverse: members } }
        secret: { type: list, of: { type: reference, to: topic, inverse: members }, private: true }
      """,
      "members/ana.md": "---\ntitle: Ana\ntopics: [rent]\n---\n",
      "members/bo.md": "---\ntitle: Bo\nsecret: [rent]\n---\n",
      "themes/plain/templates/topic.html": "{{ page.members | map(attribute='title') | join }}",
    ])
    #expect(try await site.findings() == [])
    #expect(site.output("topics/rent/index.html") == "Ana")
  }

  @Test("A field that has a meaning keeps its type, and what every page shows cannot be private")
  func commonFields() async throws {
    let site = try TestSite([
      "things/_type.yml": """
      name: thing
      fields:
        title: { type: text, private: true }
        draft: { type: text }
        expires: { type: text }
        date: { type: date, private: true }
      """
    ])
    #expect(
      try await site.findings() == [
        #"content/things/_type.yml:3:3 error: "title" cannot be private: pages, lists and feeds show it; give the private field another name"#,
        #"content/things/_type.yml:4:3 error: "draft" is of type boolean in every document; write type: boolean, or give the field another name"#,
        #"content/things/_type.yml:5:3 error: "expires" is of type date in every document; write type: date, or give the field another name"#,
        #"content/things/_type.yml:6:3 error: "date" cannot be private: pages, lists and feeds show it; give the private field another name"#,
      ])
  }

  @Test("What is to come at an hour is not shown before it, whatever its zone")
  func hours() async throws {
    let site = try TestSite(
      home.merging(["late.md": "---\ntitle: Late\npublish-on: 2026-01-15 23:00 -0500\n---\n"]) { $1 })
    try await site.build()
    #expect(site.output("late/index.html") == nil)
    site.configure = { $0.today = DateValue(year: 2026, month: 1, day: 17) ?? $0.today }
    try await site.build()
    #expect(site.output("late/index.html") != nil)
  }

  @Test("A file that is copied keeps its name, with an ending or without")
  func copies() async throws {
    let site = try TestSite(home.merging(["CNAME": "example.org", "100%.txt": "x"]) { $1 })
    try site.write("MIT", to: "themes/plain/static/LICENSE")
    #expect(try await site.findings() == [])
    #expect(site.output("CNAME") == "example.org")
    #expect(site.output("LICENSE") == "MIT")
    #expect(site.output("100%.txt") == "x")
  }

  @Test("Two builds of one output do not meet")
  func lock() async throws {
    let site = try TestSite(home)
    try await site.build()
    let lock = try FileLock(site.path(".broadside/output/lock"))
    await #expect(throws: FileError.self) { try await site.build() }
    withExtendedLifetime(lock) {}
  }

  @Test("Links in a circle are errors at the links, and end")
  func circle() async throws {
    let site = try TestSite(home)
    for name in ["a", "b"] {
      try FileManager.default.createSymbolicLink(
        atPath: site.path("content/\(name)"), withDestinationPath: ".")
    }
    #expect(
      try await site.findings() == [
        "content/a:1:1 error: this link leads back to a folder that it lies in; remove the link",
        "content/b:1:1 error: this link leads back to a folder that it lies in; remove the link",
      ])
  }
}
