/// The values of a whole site: immutable, flat, and shared by all threads without locks.
public struct Tables: Sendable {
  @usableFromInline package internal(set) var values: ValueTable
  package let names: NameTable
  package let shapes: [Shape]
  /// The first row of each document, indexed by ``DocumentID``.
  @usableFromInline let documentRows: [UInt32]
  /// For each shape and name, the slot; -1 if the shape has no such slot. There is one row for each shape, `nameCount`
  /// wide.
  @usableFromInline let slots: [Int16]
  @usableFromInline let nameCount: Int
  /// For each layout, whether its records have an identity although they are not documents.
  let haveIdentities: [Bool]

  package init(
    values: ValueTable = ValueTable(), names: NameTable = NameTable(), shapes: [Shape] = [],
    documentRows: [UInt32] = [],
    withIdentities: Set<ShapeID> = []
  ) {
    haveIdentities = shapes.indices.map { withIdentities.contains(ShapeID(rawValue: UInt32($0))) }
    self.values = values
    self.names = names
    self.shapes = shapes
    self.documentRows = documentRows
    nameCount = names.names.count
    var slots = [Int16](repeating: -1, count: shapes.count * nameCount)
    for (index, shape) in shapes.enumerated() {
      for (slot, name) in shape.slots.enumerated() { slots[index * nameCount + Int(name.rawValue)] = Int16(slot) }
    }
    self.slots = slots
  }

  /// Returns the tables with `text` in `row`.
  package func replacing(_ text: String, atRow row: UInt32) -> Tables {
    var tables = self
    let value = tables.values.text(text)
    tables.values.replace(value, at: Int(row))
    return tables
  }

  /// The number of rows of records, lists, and maps.
  package var rowCount: Int { values.rows.count }

  /// Returns the value in a row of records, lists, and maps.
  package func value(atRow row: UInt32) -> Value { values.rows[Int(row)] }

  /// Returns the first row of a document.
  package func firstRow(of id: DocumentID) -> UInt32 { documentRows[Int(id.rawValue)] }

  /// Returns the slot of `name` in records of `shape`, or `nil` if they have no such slot.
  @inlinable public func slot(of name: NameID, in shape: ShapeID) -> Int? {
    let name = Int(name.rawValue)
    guard name < nameCount else { return nil }
    let slot = slots[Int(shape.rawValue) * nameCount + name]
    return slot < 0 ? nil : Int(slot)
  }
}
