import Content
import YAML

/// The documents of the last import whose files are not there anymore: they were deleted, or renamed without an alias.
struct RenamedDocuments {
  private let names: [String]
  private let imported: ImportedValues
  /// The fields that identify a document: those of its title, and the key.
  private let titleFields: [String]
  private let key: String?

  init(_ imported: ImportedValues, existing: [Document], type: ContentType, key: String?) {
    self.imported = imported
    self.key = key
    titleFields = type.roles.title?.fields ?? [StandardField.title.key]
    names = imported.names(
      notIn: Set(existing.flatMap { ExistingDocuments.names(of: $0, type: type, isShort: false) }))
  }

  /// Returns the earlier name of the document of a row: the one whose key or title was imported from the same value as
  /// in the row, or as in `file`, the front matter of the document.
  func name(of row: Node, _ file: Node? = nil) -> String? {
    if names.isEmpty { return nil }
    let keyed = key.flatMap { key in names.first { has($0, [key], of: row) || has($0, [key], of: file) } }
    return keyed
      ?? names.first { isWithoutKey($0) && (has($0, titleFields, of: row) || has($0, titleFields, of: file)) }
  }

  /// Returns whether the key does not tell the document from others with its title.
  private func isWithoutKey(_ name: String) -> Bool {
    guard let key, let fingerprint = imported.fingerprints(of: [name])?[key] else { return true }
    return fingerprint == ImportedValues.fingerprint(nil)
  }

  private func has(_ name: String, _ fields: [String], of node: Node?) -> Bool {
    guard let node, !fields.isEmpty, let fingerprints = imported.fingerprints(of: [name]) else { return false }
    return fields.allSatisfy { field in
      CellText.of(node.entry(field)).map { fingerprints[field] == ImportedValues.fingerprint($0) } ?? false
    }
  }
}
