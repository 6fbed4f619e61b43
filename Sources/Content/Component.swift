import Diagnostics
import Values
import YAML

/// A block that Markdown can name, `:::figure{src="hall.jpg"}`: what its attributes are, as the theme declares them.
package struct Component: Sendable {
  package let name: String
  package let fields: [Field]
  /// That of the file that declares it.
  package let declaration: UInt64
  /// The record that its template sees: the attributes, then the body.
  package let shape: ShapeID

  /// What a text says of one, read and checked by itself.
  package struct Attributes: Sendable {
    package let fields: [Value]
    package let values: ValueTable
    package let references: [PendingReference]
  }

  /// Reads `components/NAME.yml` of a theme, whose `attributes` are declared as the fields of a type are; a component without such a
  /// file has none. Its layout is declared in `vocabulary`, but for its slots, which may be documents.
  package static func reading(
    _ bytes: [UInt8]?, name: String, path: String, vocabulary: inout Vocabulary
  ) -> (Component, [Diagnostic]) {
    var reader = TypeReader(folder: "", path: path)
    let fields = bytes.map { reader.attributes($0, of: name, vocabulary: &vocabulary) } ?? []
    let shape = vocabulary.reserveShape("the component \"\(name)\"")
    var declaration = Fingerprint()
    declaration.combine(bytes ?? [])
    return (
      Component(name: name, fields: fields, declaration: declaration.value, shape: shape), reader.diagnostics
    )
  }

  /// Reads the attributes that the document at `path` in diagnostics, which lies in `folder`, gives to this component.
  package func decoding(
    _ node: Node, path: String, files: PublishedFiles, folder: String
  ) -> (Attributes, [Diagnostic]) {
    var decoder = RecordDecoder(path: path, subject: name, files: FileReferences(files: files, folder: folder))
    let values = decoder.record(node, fields)
    return (
      Attributes(fields: values, values: decoder.values, references: decoder.references), decoder.diagnostics
    )
  }
}

extension TypeReader {
  fileprivate mutating func attributes(_ bytes: [UInt8], of name: String, vocabulary: inout Vocabulary) -> [Field] {
    let (root, syntaxErrors) = YAMLDocument.parse(bytes[...], path: path)
    diagnostics += syntaxErrors
    guard let root else { return [] }
    var reader = MappingReader(root, path: path, subject: "a component", rule: .theme)
    _ = reader.text("description")
    let fields = fields(reader.take("attributes"), subject: name, vocabulary: &vocabulary)
    diagnostics += reader.finished()
    for field in fields {
      guard let place = field.declaration else { continue }
      if field.templateName == "body" {
        diagnostics.append(
          Diagnostic(.theme, "every component has a body already", at: place, help: "give the attribute another name"))
      }
      switch field.type {
      case .list, .record, .map, .image, .markdown:
        diagnostics.append(
          Diagnostic(
            .theme, "an attribute cannot be of type \(field.type.name)", at: place,
            help: "what has several parts stands in the body"))
      default: break
      }
    }
    return fields
  }
}
