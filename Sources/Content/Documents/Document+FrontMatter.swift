import Diagnostics
import YAML

extension Document {
  /// Returns the front matter in `bytes`, the content of the file at `path`, with locations; `nil` if there is none
  /// that can be read.
  package static func frontMatter(in bytes: [UInt8], path: String) -> Node? {
    let frontMatter = FrontMatter(bytes)
    return frontMatter.yaml.flatMap {
      YAMLDocument.parse(bytes[$0], path: path, firstLine: frontMatter.line + 1).0
    }
  }
}

extension FieldType {
  /// Calls `body` with each value in `node` that is neither a list nor a set of fields, and with each image, together
  /// with its type.
  package func visit(_ node: Node, _ body: (FieldType, Node) -> Void) {
    switch (self, node.content) {
    case (.list(let element), .sequence(let nodes)): for node in nodes { element.visit(node, body) }
    case (.map(let element), .mapping(let entries)): for entry in entries { element.visit(entry.value, body) }
    case (.record(let record), .mapping): Field.visit(node, as: record.fields, body)
    case (.list, _), (.map, _), (.record, _): break
    default: body(self, node)
    }
  }
}

extension Field {
  /// Visits the values of the public fields among `fields` in `node`.
  package static func visit(_ node: Node, as fields: [Field], _ body: (FieldType, Node) -> Void) {
    for field in fields.publicFields {
      if let value = node.entry(field.key) { field.type.visit(value, body) }
    }
  }
}
