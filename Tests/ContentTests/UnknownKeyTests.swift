import TestSites
import Testing

@Suite("Keys that a declaration file cannot have") struct UnknownKeyTests {
  @Test(
    "An unknown key is reported with the nearest key of the same mapping",
    arguments: [
      ("lable: Things", "2:1 error: a type has no key \"lable\"; did you mean \"label\"?"),
      ("page: { unles: link }", "2:9 error: \"page\" has no key \"unles\"; did you mean \"unless\"?"),
      (
        "checks: [{ when: title is given, say: A, levle: note }]",
        "2:42 error: a check has no key \"levle\"; did you mean \"level\"?"
      ),
      ("list: { path: /a/, titel: A }", "2:20 error: a list page has no key \"titel\"; did you mean \"title\"?"),
      (
        "lists: [{ by: title, path: '/{value}/', wehre: title is given }]",
        "2:41 error: a list page has no key \"wehre\"; did you mean \"where\"?"
      ),
      (
        "feed: { path: /feed.xml, lmit: 5 }", "2:26 error: a feed has no key \"lmit\"; did you mean \"limit\"?"
      ),
      ("feed-each: { of: [a], lmit: 5 }", "2:23 error: \"feed-each\" has no key \"lmit\"; did you mean \"limit\"?"),
      ("fields: { a: { type: text, hnt: A } }", "2:28 error: a field has no key \"hnt\"; did you mean \"hint\"?"),
      (
        "fields: { a: { type: list, of: { type: reference, too: thing } } }",
        "2:51 error: an item in \"a\" has no key \"too\"; did you mean \"to\"?"
      ),
    ])
  func types(line: String, message: String) async throws {
    let site = try TestSite(["things/_type.yml": "name: thing\n\(line)\n"])
    let found = try await site.findings().map { $0.replacing("content/things/_type.yml:", with: "") }
    #expect(found.contains(message), "\(found)")
  }

  @Test("A key that another type of fields has is unknown, and no near key is suggested")
  func otherTypes() async throws {
    let site = try TestSite(["things/_type.yml": "name: thing\nfields: { a: { type: text, inverse: things } }\n"])
    #expect(
      try await site.findings() == [
        "content/things/_type.yml:2:28 error: a field has no key \"inverse\"; a field has these keys: label, hint, required, private, default, type"
      ])
  }

  @Test("A required key that is misspelled is not also missing")
  func required() async throws {
    let site = try TestSite(["things/_type.yml": "nmae: thing\n"])
    #expect(
      try await site.findings() == [
        "content/things/_type.yml:1:1 error: a type has no key \"nmae\"; did you mean \"name\"?"
      ])
  }

  @Test("A list that is not for each value of a field cannot have a condition")
  func lists() async throws {
    let site = try TestSite([
      "things/_type.yml": "name: thing\nlist: { path: /a/, where: done }\nfields: { done: { type: boolean } }\n"
    ])
    #expect(
      try await site.findings() == [
        "content/things/_type.yml:2:20 error: a list page has no key \"where\"; a list page has these keys: group, title, description, page-size, path"
      ])
  }

  @Test(
    "A mapping that is something else is reported with the form to write",
    arguments: [
      ("feed: /feed.xml", "2:7 error: a feed must be a mapping of keys to values, not a single value; write { path: /feed.xml }"),
      (
        "fields: { a: text }", "2:14 error: a field must be a mapping of keys to values, not a single value; write { type: text }"
      ),
      (
        "checks: [soon]",
        "2:10 error: a check must be a mapping of keys to values, not a single value; write \"key: value\" lines"
      ),
    ])
  func forms(line: String, message: String) async throws {
    let site = try TestSite(["things/_type.yml": "name: thing\n\(line)\n"])
    #expect(try await site.findings().first == "content/things/_type.yml:\(message)")
  }
}
