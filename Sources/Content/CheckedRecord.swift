import Diagnostics
import Values
import YAML

/// The fields of a document that is not a file of its own yet, read as its type says: a row of a table.
package struct CheckedRecord {
  private let type: ContentType
  private let position: Int
  private let path: String
  private let place: SourceLocation
  private let node: Node
  private let decoder: RecordDecoder
  private let fields: [Value]
  /// Reads the mapping `node` of the file at `path`, for the type at `position`. Where `isComplete` is false, what is required may be missing.
  package init(
    _ node: Node, type: ContentType, at position: Int, path: String, files: PublishedFiles, isComplete: Bool = true
  ) {
    var decoder = RecordDecoder(
      path: path, subject: type.singular, files: FileReferences(files: files, folder: type.folder))
    fields = decoder.record(node, isComplete ? type.fields : type.fields.map(\.whenOptional))
    self.decoder = decoder
    self.type = type
    self.position = position
    self.path = path
    self.node = node
    place = node.place.location(in: path)
  }

  package var diagnostics: [Diagnostic] { decoder.diagnostics }

  /// Its own name, or one made of its title; empty where it has neither.
  package var name: String {
    let unnamed = document(called: "")
    return slug(unnamed.text(.slug, in: type) ?? DocumentText(unnamed, type).title ?? "")
  }

  /// The document that it makes.
  package func document(called name: String) -> Document {
    let identity = type.folder + "/" + name
    return Document(
      identity: identity, source: identity, type: position, fields: fields, of: decoder,
      places: DocumentReader.places(in: node, of: type, path: path), start: place,
      isWrong: decoder.diagnostics.hasErrors)
  }
}

extension Field {
  /// The same, where it may be left out.
  fileprivate var whenOptional: Field {
    Field(key, type, isPrivate: isPrivate, label: label, hint: hint, declaration: declaration)
  }
}
