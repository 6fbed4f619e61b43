/// Every name that templates and content types use, as small numbers.
package struct NameTable: Sendable {
  private var ids: [String: NameID] = [:]
  package private(set) var names: [String] = []
  /// The UTF-8 of all names, and where each ends.
  @usableFromInline private(set) var bytes: [UInt8] = []
  @usableFromInline private(set) var ends: [Int] = []

  package init() {}

  /// The number of `name`, new if it was never seen.
  package mutating func intern(_ name: String) -> NameID {
    if let id = ids[name] { return id }
    let id = NameID(rawValue: UInt32(names.count))
    ids[name] = id
    names.append(name)
    bytes.append(contentsOf: name.utf8)
    ends.append(bytes.count)
    return id
  }

  /// The number of `name`, if anybody uses it.
  package func id(of name: String) -> NameID? { ids[name] }

  package subscript(id: NameID) -> String { names[Int(id.rawValue)] }

  /// Where the UTF-8 of a name stands in ``bytes``.
  @inlinable func range(of id: NameID) -> Range<Int> {
    let position = Int(id.rawValue)
    return (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }
}

/// How a kind of record is laid out: the name of each slot, in order.
package struct Shape: Sendable {
  /// What a value of this shape is called in messages, with its article: "a chapter".
  package let label: String
  /// The path of the file that says what slots there are; `nil` where no file of the site does.
  package let declaration: String?
  package let slots: [NameID]
  /// The type of each slot.
  package let types: [ValueType]

  package init(label: String, declaration: String? = nil, slots: [NameID], types: [ValueType]) {
    self.label = label
    self.declaration = declaration
    self.slots = slots
    self.types = types
  }

  /// The type of the slot called `name`; `nil` where there is none.
  package func type(of name: NameID) -> ValueType? { slots.firstIndex(of: name).map { types[$0] } }
}
