import Diagnostics
import Foundation
import Importing
import TestSites
import Testing

/// A site with members, into which tests import rosters.
private struct Roster {
  private let site: TestSite
  /// 2026-01-15T00:00:00Z.
  private static let moment = 1_768_435_200

  init(_ files: [String: String] = [:]) throws {
    site = try TestSite(
      [
        "members/_type.yml": """
        name: member
        title: "{name}"
        require: consent.published
        fields:
          name: { type: text, required: true }
          state: { type: text }
          chapter: { type: reference, to: chapter }
          phone: { type: text, private: true }
          offices: { type: list, of: { type: record, fields: { title: { type: text, required: true }, body: { type: text } } } }
          consent: { type: record, fields: { published: { type: boolean, required: true } } }
        """,
        "chapters/_type.yml": "name: chapter\nfields:\n  title: { type: text, required: true }\n",
        "chapters/texas.md": "---\ntitle: Texas\n---\n",
      ].merging(files) { $1 })
  }

  /// Imports `table` as members, and returns the findings.
  func imports(_ table: String, key: String? = nil) async throws -> [String] {
    try site.write(table, to: "roster.csv")
    var options = SpreadsheetImport.Options(moment: Self.moment)
    options.key = key
    let plan = await SpreadsheetImport.plan(
      site.path("roster.csv"), as: "member", into: site.path("content"), options: options, jobs: 1)
    if !plan.diagnostics.hasErrors { try plan.write() }
    return (plan.unpublished.map(\.diagnostic) + plan.diagnostics).map {
      $0.description.replacing(site.path(""), with: "")
    }
  }

  /// The file of a member; `nil` if there is none.
  func member(_ name: String) -> String? {
    try? String(contentsOfFile: site.path("content/members/\(name).md"), encoding: .utf8)
  }
}

@Suite("The import of a spreadsheet") struct SpreadsheetImportTests {
  @Test("A new row becomes a file, with references by name and the fields in the order of the type")
  func newRow() async throws {
    let roster = try Roster()
    #expect(try await roster.imports("Phone,Name,Chapter,consent.published\n512-555-0100,Ana Ruiz,TEXAS,yes\n") == [])
    #expect(
      roster.member("ana-ruiz")
        == "---\nname: Ana Ruiz\nchapter: texas\nphone: \"512-555-0100\"\nconsent: { published: true }\n---\n")
  }

  @Test("A row changes only the fields whose cells differ, and keeps the body, comments, and other fields")
  func update() async throws {
    let roster = try Roster([
      "members/ana-ruiz.md":
        "---\n# Checked in May.\nname: Ana Ruiz\nstate: Ohio\nconsent: { published: true }\n---\nHer text.\n"
    ])
    #expect(try await roster.imports("Name,State,consent.published\nAna Ruiz,Texas,yes\n") == [])
    #expect(
      roster.member("ana-ruiz")
        == "---\n# Checked in May.\nname: Ana Ruiz\nstate: Texas\nconsent: { published: true }\n---\nHer text.\n")
  }

  @Test("A value that was edited after the last import is kept, and reported with both values")
  func editedValue() async throws {
    let roster = try Roster()
    _ = try await roster.imports("Name,State,consent.published\nAna Ruiz,Texas,yes\n")
    let edited = try #require(roster.member("ana-ruiz")).replacing("Texas", with: "Ohio")
    try roster.write(edited, to: "ana-ruiz")
    let found = try await roster.imports("Name,State,consent.published\nAna Ruiz,Nevada,yes\n")
    #expect(
      found == [
        #"roster.csv:2:10 warning: "state" was edited in content/members/ana-ruiz.md after the last import: it is "Ohio" there and "Nevada" here; the file is unchanged; write the same value in both places"#
      ])
    #expect(roster.member("ana-ruiz") == edited)
  }

  @Test("Consent that is withdrawn in the spreadsheet applies even if the file was edited")
  func withdrawnConsent() async throws {
    let roster = try Roster()
    _ = try await roster.imports("Name,consent.published\nAna Ruiz,no\n")
    try roster.write(try #require(roster.member("ana-ruiz")).replacing("false", with: "true"), to: "ana-ruiz")
    _ = try await roster.imports("Name,consent.published\nAna Ruiz,no\n")
    #expect(try #require(roster.member("ana-ruiz")).contains("published: false"))
  }

  @Test(
    "A row that could not be matched at the next import is an error, and nothing is written",
    arguments: [
      ("Name,State\nAna Ruiz,Texas\nAna Ruiz,Ohio\n", nil, "this row is for the same member as line 2"),
      ("Name,Phone\nAna Ruiz,1\nBo Lee,1\n", "phone", #"this row has the same "phone" as line 2"#),
      ("State\nTexas\n", nil, #""name" is missing"#),
      ("Name,State\nAna Ruiz,Texas,Ohio\n", nil, "this row has 3 cells, but the spreadsheet has 2 columns"),
      ("Name,State\nAna Ruiz,Texas\n", "phone", #"no column has a value for the key field "phone""#),
    ])
  func unclearRow(table: String, key: String?, message: String) async throws {
    let roster = try Roster()
    let found = try await roster.imports(table, key: key)
    #expect(found.contains { $0.contains(" error: \(message)") }, "\(found)")
    #expect(roster.member("ana-ruiz") == nil)
  }

  @Test("Records of a list are matched by their values, in any order, and new ones are added")
  func records() async throws {
    let roster = try Roster([
      "members/ana-ruiz.md":
        "---\nname: Ana Ruiz\noffices:\n  - title: Mayor\n    body: Austin\n  - title: Clerk\n    body: Dallas\n---\n"
    ])
    let table = "Name,offices.title,offices.body,offices.2.title,offices.2.body\nAna Ruiz,Clerk,Dallas,Judge,Waco\n"
    #expect(try await roster.imports(table) == [])
    let file = try #require(roster.member("ana-ruiz"))
    #expect(
      ["Mayor", "Clerk", "Judge"].allSatisfy { file.components(separatedBy: "title: \($0)").count == 2 }, "\(file)")
  }
}

extension Roster {
  func write(_ text: String, to name: String) throws { try site.write(text, to: "content/members/\(name).md") }
}
