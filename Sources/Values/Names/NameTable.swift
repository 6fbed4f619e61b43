/// All names that templates and content types use, identified by small numbers.
package struct NameTable: Sendable {
  private var ids: [String: NameID] = [:]
  package private(set) var names: [String] = []
  /// The UTF-8 bytes of all names. The end of each name is in ``ends``.
  @usableFromInline private(set) var bytes: [UInt8] = []
  @usableFromInline private(set) var ends: [Int] = []

  package init() {}

  /// Returns the number of `name`, and assigns one if the name is new.
  package mutating func intern(_ name: String) -> NameID {
    if let id = ids[name] { return id }
    let id = NameID(rawValue: UInt32(names.count))
    ids[name] = id
    names.append(name)
    bytes.append(contentsOf: name.utf8)
    ends.append(bytes.count)
    return id
  }

  /// Returns the number of `name`, or `nil` if nothing uses it.
  package func id(of name: String) -> NameID? { ids[name] }

  package subscript(id: NameID) -> String { names[Int(id.rawValue)] }

  /// Returns the range of a name in ``bytes``.
  @inlinable func range(of id: NameID) -> Range<Int> {
    let position = Int(id.rawValue)
    return (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }
}
