/// The names and record layouts that a site's types and templates share, while they are being declared.
package struct Vocabulary: Sendable {
  package var names = NameTable()
  package private(set) var shapes: [Shape] = []

  package init() {}

  /// Declares a layout with the given slots and returns its number.
  package mutating func shape(
    _ label: String, slotNoun: String? = nil, _ slots: [(name: String, type: ValueType)]
  ) -> ShapeID {
    let id = reserveShape(label, slotNoun: slotNoun)
    define(id, slots)
    return id
  }

  /// Returns the number of a layout whose slots are declared later, by ``define(_:_:)``, so that layouts can refer to
  /// one another.
  ///
  /// `declaration` is the path of the file that declares the slots, if a file of the site does.
  package mutating func reserveShape(
    _ label: String, declaration: String? = nil, slotNoun: String? = nil
  ) -> ShapeID {
    shapes.append(Shape(label: label, declaration: declaration, slotNoun: slotNoun, slots: [], types: []))
    return ShapeID(rawValue: UInt32(shapes.count - 1))
  }

  package mutating func define(
    _ id: ShapeID, isDocument: Bool = false, _ slots: [(name: String, type: ValueType)]
  ) {
    let position = Int(id.rawValue)
    shapes[position] = Shape(
      label: shapes[position].label, declaration: shapes[position].declaration, slotNoun: shapes[position].slotNoun,
      isDocument: isDocument, slots: slots.map { names.intern($0.name) }, types: slots.map(\.type))
  }
}
