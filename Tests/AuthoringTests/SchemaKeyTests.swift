import Authoring
import Foundation
import Site
import TestSites
import Testing

/// A mapping of a declaration file, with a key that no mapping has.
private struct Mapping: CustomTestStringConvertible {
  /// The location of the mapping's properties in the JSON Schema.
  let path: [String]
  /// The lines of the file, for each type of fields that has keys of its own.
  let files: [String]

  var testDescription: String { path.joined(separator: "/") }

  init(_ path: String, _ files: String...) {
    self.path = path.split(separator: "/").map(String.init)
    self.files = files
  }

  static let inType = [
    Mapping("properties", "xxxxxxxx: 1"),
    Mapping("properties/page/anyOf/1/properties", "page: { xxxxxxxx: 1 }"),
    Mapping("properties/checks/items/properties", "checks: [{ xxxxxxxx: 1 }]"),
    Mapping("properties/list/anyOf/1/properties", "list: { xxxxxxxx: 1 }"),
    Mapping("properties/lists/items/properties", "lists: [{ xxxxxxxx: 1 }]"),
    Mapping("properties/feed/anyOf/1/properties", "feed: { xxxxxxxx: 1 }"),
    Mapping("properties/feed-each/properties", "feed-each: { xxxxxxxx: 1 }"),
    Mapping(
      "definitions/fields/additionalProperties/properties", "fields: { some: { type: text, xxxxxxxx: 1 } }",
      "fields: { some: { type: choice, of: [one], xxxxxxxx: 1 } }",
      "fields: { some: { type: reference, to: thing, xxxxxxxx: 1 } }",
      "fields: { some: { type: record, fields: { one: { type: text } }, xxxxxxxx: 1 } }"),
    Mapping(
      "definitions/element/properties", "fields: { some: { type: list, of: { type: text, xxxxxxxx: 1 } } }",
      "fields: { some: { type: list, of: { type: choice, of: [one], xxxxxxxx: 1 } } }",
      "fields: { some: { type: list, of: { type: reference, to: thing, xxxxxxxx: 1 } } }",
      "fields: { some: { type: map, of: { type: record, fields: { one: { type: text } }, xxxxxxxx: 1 } } }"),
  ]
}

@Suite("The keys in JSON Schemas") struct SchemaKeyTests {
  /// Returns the names that the finding about an unknown name lists.
  private static func listed(_ what: String, in findings: [String]) throws -> Set<String> {
    let finding = try #require(findings.first { $0.contains("xxxxxxxx") }, "\(findings)")
    let names = try #require(finding.firstRange(of: "has these \(what): ")).upperBound
    return Set(finding[names...].split(separator: ", ").map(String.init))
  }

  /// Returns the names of the properties at `path` in the JSON Schema `name`.
  private static func properties(at path: [String], in name: String) async throws -> Set<String> {
    let site = try TestSite([:])
    let (outline, _) = await SiteOutline.read(site.path("content"), jobs: 1)
    let text = try #require(SiteSchemas(outline, themes: site.path("themes")).files.first { $0.name == name }).text
    var value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    for part in path {
      if let position = Int(part) {
        value = try #require(value as? [Any])[position]
      } else {
        value = try #require((value as? [String: Any])?[part], "\(part)")
      }
    }
    return Set(try #require(value as? [String: Any]).keys)
  }

  @Test("The schema of a type has exactly the keys that a build accepts", arguments: Mapping.inType)
  fileprivate func types(mapping: Mapping) async throws {
    var accepted: Set<String> = []
    for file in mapping.files {
      let site = try TestSite(["things/_type.yml": "name: thing\n\(file)\n"])
      accepted.formUnion(try Self.listed("keys", in: try await site.findings()))
    }
    #expect(try await Self.properties(at: mapping.path, in: "type.json") == accepted)
  }

  @Test("The schema of the settings has exactly the keys that a build accepts")
  func settings() async throws {
    let site = try TestSite(["site.yml": "title: Test\nbase-url: https://example.org\nxxxxxxxx: 1\n"])
    let accepted = try Self.listed("fields", in: try await site.findings())
    #expect(try await Self.properties(at: ["properties"], in: "site.json") == accepted)
  }
}
