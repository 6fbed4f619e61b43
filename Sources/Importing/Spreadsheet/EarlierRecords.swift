import Content
import YAML

/// The records of a list at the last import, by the names of their fingerprints.
///
/// A row that spells a record in another way, or identifies it by other columns, gives it another name. The values that
/// identify it are still those in the file, so their fingerprints find the earlier name.
struct EarlierRecords {
  private let fingerprints: ImportedValues.Fingerprints
  private let list: String
  private let identity: RecordIdentity
  /// The names that no record of the row has taken yet.
  private var names: [String]

  /// `list` is the prefix of the list in the names of `fingerprints`: `offices/`.
  init(_ fingerprints: ImportedValues.Fingerprints, list: String, identity: RecordIdentity) {
    self.fingerprints = fingerprints
    self.list = list
    self.identity = identity
    names = fingerprints.keys.filter { $0.hasPrefix(list) && $0.hasSuffix("/") }
      .map { String($0.dropFirst(list.count).dropLast()) }.filter { !$0.contains("/") }.sorted()
  }

  /// Returns the earlier name of `record`, a record in the file that has `name` in this row; `nil` if it was not
  /// imported before.
  mutating func take(_ name: String, for record: Node) -> String? {
    let position = names.firstIndex(of: name) ?? names.firstIndex { isRecord($0, record) }
    return position.map { names.remove(at: $0) }
  }

  /// Returns whether the record in the file still has the values that identified the record called `name`.
  private func isRecord(_ name: String, _ record: Node) -> Bool {
    let known = identity.fields.compactMap { field in
      fingerprints[list + name + "/" + field.key].map { (field, $0) }
    }
    return known.contains { $0.1 != ImportedValues.fingerprint(nil) }
      && known.allSatisfy { $0.1 == ImportedValues.fingerprint(CellText.of(record.entry($0.0.key))) }
  }
}

extension ImportedValues.Fingerprints {
  /// Returns the fingerprints with `prefix` in place of `former` at the beginning of their names.
  func renaming(_ former: String, to prefix: String) -> Self {
    var renamed: Self = [:]
    for (name, fingerprint) in self {
      renamed[name.hasPrefix(former) ? prefix + name.dropFirst(former.count) : name] = fingerprint
    }
    return renamed
  }
}
