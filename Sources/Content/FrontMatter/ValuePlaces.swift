import Diagnostics
import Files
import YAML

/// Finds where documents contain a value, by reading their files again: documents do not keep the locations of their
/// values, because few findings need them.
package struct ValuePlaces {
  /// The rows of the tables that were read, by path and by location.
  private var tables: [String: [SourceLocation: Node]] = [:]

  package init() {}

  /// Returns the location of `text` in the field (`offices.level`) of a document: that of the field if its text is not
  /// found, and that of the document if it does not contain the field, as for a default.
  package mutating func place(of text: String, in document: Document, field: String) -> SourceLocation {
    let names = field.split(separator: ".")[...]
    guard let name = names.first, let value = fields(of: document)?.entry(String(name)) else {
      return document.origin.start
    }
    let place = Self.place(of: text, in: value, names.dropFirst()) ?? value.place
    return place.location(in: document.path)
  }

  /// Returns the location of the value of a field, or that of the document if it does not contain the field.
  package mutating func place(ofField name: String, in document: Document) -> SourceLocation {
    fields(of: document)?.entry(name)?.place.location(in: document.path) ?? document.origin.start
  }

  private mutating func fields(of document: Document) -> Node? {
    if document.hasFile {
      return (try? FileContents.read(document.path)).flatMap { Document.frontMatter(in: $0, path: document.path) }
    }
    let rows = tables[document.path] ?? Self.rows(of: document.path)
    tables[document.path] = rows
    return rows[document.origin.start]
  }

  private static func rows(of path: String) -> [SourceLocation: Node] {
    guard let bytes = try? FileContents.read(path) else { return [:] }
    let rows = TableReader.rows(of: String(decoding: bytes, as: UTF8.self), path: path).0
    return Dictionary(rows.map { ($0.place.location(in: path), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func place(of text: String, in node: Node, _ names: ArraySlice<Substring>) -> Node.Place? {
    switch node.content {
    case .scalar(let scalar): scalar.text == text ? node.place : nil
    case .sequence(let items): items.lazy.compactMap { place(of: text, in: $0, names) }.first
    case .mapping:
      names.first.flatMap { node.entry(String($0)) }.flatMap { place(of: text, in: $0, names.dropFirst()) }
    }
  }
}
