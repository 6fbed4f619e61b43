import Diagnostics
import Values
import YAML

/// A block that Markdown can name, such as `:::figure{src="hall.jpg"}`, with the attributes that the theme declares.
package struct Component: Sendable {
  package let name: String
  package let fields: [Field]
  /// Fingerprint of the file that declares the component.
  package let declaration: UInt64
  /// The record that the component's template receives: the attributes, then the body.
  package let shape: ShapeID

  /// The attributes of one use of a component, read and checked by themselves.
  package struct Attributes: Sendable {
    package let fields: [Value]
    package let values: ValueTable
    package let references: [PendingReference]
  }

  /// Reads `components/NAME.yml` of a theme, whose `attributes` are declared like the fields of a type. A component
  /// without such a file has no attributes. Declares the component's layout in `vocabulary`, except for its slots,
  /// which may be documents.
  package static func read(
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

  /// Reads the attributes that a document passes to this component, as the fields of a record: the decoder reports those
  /// that are missing or unknown. `path` is the document's path in diagnostics, and
  /// `folder` is its folder.
  package func decoding(
    _ node: Node, path: String, files: PublishedFiles, folder: String
  ) -> (Attributes, [Diagnostic]) {
    var decoder = RecordDecoder(path: path, subject: name, files: FileReferences(files: files, folder: folder))
    decoder.entryKind = "attribute"
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
    var reader = MappingReader<ComponentKey>(root, path: path, subject: "a component", rule: .theme)
    _ = reader.text(.description)
    let fields = fields(reader.take(.attributes), subject: name, vocabulary: &vocabulary)
    diagnostics += reader.finished()
    for field in fields {
      guard let place = field.declaration else { continue }
      if field.templateName == "body" {
        diagnostics.append(
          Diagnostic(.theme, "every component already has a body", at: place, help: "give the attribute another name"))
      }
      switch field.type {
      case .list, .record, .map, .image, .scalar(is MarkdownType):
        diagnostics.append(
          Diagnostic(
            .theme, "an attribute cannot be of type \(field.type.name)", at: place,
            help: "pass lists and records in the body of the component instead"))
      default: break
      }
    }
    return fields
  }
}
