import Diagnostics
import Values
import YAML

/// The decoded top level of the settings, read by key.
struct SettingsRecord: ~Copyable {
  /// The value of each ``SettingsKey``.
  let slots: [Value]
  let workspace: Workspace
  let table: ValueTable
  /// The file as written, for the locations of values.
  let node: Node
  let path: String

  subscript(key: SettingsKey) -> Value { slots[key.position] }

  /// Returns the list in `key`, which is empty if the file does not set it.
  func list(_ key: SettingsKey) -> Value { self[key].isMissing ? .emptyList : self[key] }

  func text(_ key: SettingsKey) -> String? {
    let value = self[key]
    return value.kind == .text ? workspace.string(value) : nil
  }

  func text(_ name: String, of record: Value) -> String? {
    guard let value = attribute(name, of: record), value.kind == .text else { return nil }
    return workspace.string(value)
  }

  func attribute(_ name: String, of record: Value) -> Value? { workspace.attribute(named: name, of: record) }

  func entry(_ key: SettingsKey) -> Node? { node.entry(key.rawValue) }

  func location(of key: SettingsKey) -> SourceLocation? { entry(key)?.place.location(in: path) }
}
