import TestSites
import Testing

@Suite("The inverse lists that types declare") struct InverseListTests {
  private static func site(_ inverse: String, chapter: String = "") throws -> TestSite {
    try TestSite([
      "chapters/_type.yml": "name: chapter\n\(chapter)fields: { title: { type: text }, mayor: { type: text } }\n",
      "members/_type.yml":
        "name: member\nfields: { title: { type: text }, chapter: { type: reference, to: chapter, inverse: \(inverse) } }\n",
    ])
  }

  @Test("The name of a list cannot be that of a slot or a field of the documents", arguments: ["url", "mayor"])
  func taken(name: String) async throws {
    let found = try await Self.site(name).findings()
    #expect(
      found == [
        "content/members/_type.yml:2:34 error: a chapter already has \"\(name)\"; give the inverse of \"chapter\" another name"
      ])
  }

  @Test("A feed for each document names lists that the documents have")
  func unknown() async throws {
    let found = try await Self.site("members", chapter: "feed-each: { of: [member] }\n").findings()
    #expect(
      found == [
        #"content/chapters/_type.yml:2:12 error: a chapter has no inverse list "member"; did you mean "members"?"#
      ])
  }

  @Test("A feed for each document names a list of documents that can have a date")
  func undated() async throws {
    let found = try await Self.site("members", chapter: "feed-each: { of: [members] }\n").findings()
    #expect(
      found == [
        #"content/chapters/_type.yml:2:12 error: the feeds would always be empty: a member has no field "date"; add "date: { type: date }" to the fields in content/members/_type.yml, or remove "feed-each""#
      ])
  }
}
