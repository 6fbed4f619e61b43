import Diagnostics
import Values

/// Attributes of values.
extension Renderer {
  /// Returns the attribute `name` of `value`. An attribute of a document is recorded as read, and computed now if it is
  /// deferred.
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
    if let part = workspace.part(wanted, of: value) { return part }
    let known = value.kind == .date ? Array(ValueParts.ofDate.keys) : workspace.attributeNames(of: value)
    let nearest = nearestName(to: wanted, in: known)
    throw FunctionFailure(
      "\(value.kindName(workspace)) has no \"\(wanted)\"", help: nearest.map { "did you mean \"\($0)\"?" })
  }

  /// Returns the attribute, or undefined if `value` has none with that name.
  mutating func attributeIfDefined(_ name: NameID, of value: Value) -> Value {
    if value.kind == .null { return .null }
    return workspace.read(name, of: value) ?? workspace.part(workspace.tables.names[name], of: value) ?? .undefined
  }
}
