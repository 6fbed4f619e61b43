import Files
import Foundation
import TestSites
import Testing
import Values

@Suite("Private data stays private, and other files are kept") struct SafetyTests {
  private let home = ["index.md": "---\ntitle: Home\n---\n"]

  @Test("A document with another extension is an error, and backup files are ignored")
  func misnamed() async throws {
    let text = "---\ntitle: X\nphone: SECRET\n---\n"
    let wrong = try TestSite(home.merging(["notes/a.MD": text, "notes/b.markdown": text]) { $1 })
    #expect(
      try await wrong.findings() == [
        "content/notes/a.MD:1:1 error: a document's file name must end with .md; rename it to a.md, or move it out of the content folder",
        "content/notes/b.markdown:1:1 error: a document's file name must end with .md; rename it to b.md, or move it out of the content folder",
      ])
    let leftovers = ["notes/a.md~", "notes/a.md.bak", "notes/a.md.orig", "notes/#a.md#", "notes/.a.md.swp"]
    let site = try TestSite(home.merging(leftovers.map { ($0, text) }) { $1 })
    #expect(try await site.findings() == [])
    #expect(!site.outputFiles().contains { $0.hasPrefix("notes") })
  }

  @Test("A public field's default cannot name a private field, and a file cannot be private")
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
        #"content/things/_type.yml:5:32 error: "lead" names "phone", which is not a public field; use one of: title, lead, description"#,
        #"content/things/_type.yml:6:3 error: "contract" is private, but files in the content folder are published; delete "private" or the field, and keep private files out of the content folder"#,
      ])
  }

  @Test("A file or folder in the output that no build wrote is not overwritten")
  func foreignFiles() async throws {
    let site = try TestSite(
      home.merging([
        "about.md": "---\ntitle: About\n---\n", "output/about/index.html": "by hand", "output/note.txt": "mine",
      ]) { $1 })
    #expect(
      try await site.findings() == [
        "output/about/index.html:1:1 error: a file that Broadside has no record of writing is in the way; empty the output folder if an earlier build wrote its files, or choose another folder with --output"
      ])
    #expect(site.outputFiles() == ["about/index.html", "note.txt"])
    try site.remove("output/about/index.html")
    #expect(try await site.findings() == [])
    #expect(site.output("note.txt") == "mine")
  }

  @Test(
    "An invalid base URL is an error",
    arguments: [
      ("https://:80/", "has no host; write a URL such as https://example.org"),
      ("https://me:pw@example.org", "contains a user name or password; remove them and the \"@\""),
      ("https://example.org/?a=b", "has a query or a fragment; remove the ? or # and everything after it"),
      ("https://example.org/a//b", "has two slashes in a row in its path; write a single slash"),
      (
        "https://münchen.example",
        "contains characters that are not allowed in a URL; write the host in Punycode (xn--), and percent-encode other characters: a space is %20"
      ),
    ])
  func baseURL(_ url: String, _ advice: String) async throws {
    let site = try TestSite(home.merging(["site.yml": "title: Test\nbase-url: \"\(url)\"\ntheme: plain\n"]) { $1 })
    let findings = try await site.findings()
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("content/site.yml:2:11 error: ") == true)
    #expect(findings.first?.contains(advice) == true)
  }

  @Test("A private reference adds nothing to the inverse list, but a public reference does")
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

  @Test("Standard fields keep their type, and fields that every page shows cannot be private")
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
        #"content/things/_type.yml:3:3 error: "title" cannot be private: pages, lists, and feeds show it; give the private field another name"#,
        #"content/things/_type.yml:4:3 error: "draft" must be of type boolean in every document; write type: boolean, or give the field another name"#,
        #"content/things/_type.yml:5:3 error: "expires" must be of type date in every document; write type: date, or give the field another name"#,
        #"content/things/_type.yml:6:3 error: "date" cannot be private: pages, lists, and feeds show it; give the private field another name"#,
      ])
  }

  @Test("A document is not published before its time, in any time zone")
  func hours() async throws {
    let site = try TestSite(
      home.merging(["late.md": "---\ntitle: Late\npublish-on: 2026-01-15 23:00 -0500\n---\n"]) { $1 })
    try await site.build()
    #expect(site.output("late/index.html") == nil)
    site.configure = { options in
      DateValue(year: 2026, month: 1, day: 17).map { options.site.time = .local($0.secondsSinceEpoch) }
    }
    try await site.build()
    #expect(site.output("late/index.html") != nil)
  }

  @Test("A copied file keeps its name, with or without an extension")
  func copies() async throws {
    let site = try TestSite(home.merging(["CNAME": "example.org", "100%.txt": "x"]) { $1 })
    try site.write("MIT", to: "themes/plain/static/LICENSE")
    #expect(try await site.findings() == [])
    #expect(site.output("CNAME") == "example.org")
    #expect(site.output("LICENSE") == "MIT")
    #expect(site.output("100%.txt") == "x")
  }

  @Test("Only one build at a time can write to an output folder")
  func lock() async throws {
    let site = try TestSite(home)
    try await site.build()
    let lock = try FileLock(site.path(".broadside/output/lock"))
    await #expect(throws: FileError.self) { try await site.build() }
    withExtendedLifetime(lock) {}
  }

  @Test("Circular symbolic links are errors at the links")
  func circle() async throws {
    let site = try TestSite(home)
    for name in ["a", "b"] {
      try FileManager.default.createSymbolicLink(
        atPath: site.path("content/\(name)"), withDestinationPath: ".")
    }
    #expect(
      try await site.findings() == [
        "content/a:1:1 error: this symbolic link points back to a folder that contains it; remove the link",
        "content/b:1:1 error: this symbolic link points back to a folder that contains it; remove the link",
      ])
  }
}
