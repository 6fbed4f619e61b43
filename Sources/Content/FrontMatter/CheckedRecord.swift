import Diagnostics
import TimeZones
import Values
import YAML

/// The fields of a document that does not have a file of its own yet, such as a row of a table, checked against its
/// type.
package struct CheckedRecord {
  private let type: ContentType
  private let position: Int
  private let path: String
  private let place: SourceLocation
  private let node: Node
  private let decoder: RecordDecoder
  private let fields: [Value]
  /// Reads the mapping `node` of the file at `path`, for the type at `position`. If `isComplete` is false, required
  /// fields may be missing.
  package init(
    _ node: Node, type: ContentType, at position: Int, path: String, files: PublishedFiles, timeZone: TimeZone? = nil,
    isComplete: Bool = true
  ) {
    var decoder = RecordDecoder(
      path: path, subject: type.labels.singular, files: FileReferences(files: files, folder: type.folder),
      zones: RecordZones(default: timeZone, own: TimeZone.named(in: node)))
    fields = decoder.record(node, isComplete ? type.fields : type.fields.map(\.whenOptional))
    self.decoder = decoder
    self.type = type
    self.position = position
    self.path = path
    self.node = node
    place = node.place.location(in: path)
  }

  package var diagnostics: [Diagnostic] { decoder.diagnostics }

  /// The record's slug, or a name derived from its title; empty if it has neither.
  package var name: String {
    let unnamed = document(called: "")
    return slug(unnamed.text(.slug, in: type) ?? DocumentText(unnamed, type).title ?? "")
  }

  /// Returns the record as a document.
  package func document(called name: String) -> Document {
    let identity = type.folder.isEmpty ? name : type.folder + "/" + name
    return Document(
      DocumentOrigin(identity: identity, source: identity, path: path, start: place), type: position,
      record: decoder.decoded(fields), places: DocumentReader.places(in: node, of: type, path: path),
      isWrong: decoder.diagnostics.hasErrors)
  }
}

extension Field {
  /// The same field, but optional.
  fileprivate var whenOptional: Field {
    Field(key, type, isPrivate: isPrivate, label: label, hint: hint, declaration: declaration)
  }
}
