import Diagnostics
import Values

/// What values hold under a name.
extension Renderer {
  /// What `value` holds under `name`. A document's is recorded, and made now where it is made only when it is read.
  @inline(__always)
  mutating func attribute(_ name: NameID, of value: Value) throws -> Value {
    if let held = workspace.read(name, of: value) { return held }
    return try missingAttribute(name, of: value)
  }

  private func missingAttribute(_ name: NameID, of value: Value) throws -> Value {
    if value.kind == .null { return .null }
    if value.kind == .undefined { throw FunctionFailure.undefined }
    let names = workspace.tables.names
    let wanted = names.names.indices.contains(Int(name.rawValue)) ? names[name] : ""
    if let part = part(wanted, ofGroup: value) { return part }
    let nearest = nearestName(to: wanted, in: workspace.attributeNames(of: value))
    throw FunctionFailure(
      "\(value.kindName(workspace)) has no \"\(wanted)\"", help: nearest.map { "did you mean \"\($0)\"?" })
  }

  /// The same, but undefined where `value` can hold no such name.
  mutating func attributeIfDefined(_ name: NameID, of value: Value) -> Value {
    if value.kind == .null { return .null }
    return workspace.read(name, of: value) ?? part(workspace.tables.names[name], ofGroup: value) ?? .undefined
  }

  /// What a group of `groupby`, a list of two, holds under the name of one of them.
  private func part(_ name: String, ofGroup value: Value) -> Value? {
    guard value.kind == .list, workspace.count(value) == 2, let position = Compiler.groupNames[name] else { return nil }
    return workspace.element(position, of: value)
  }
}
