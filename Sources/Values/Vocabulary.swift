/// The names and record layouts that a site's types and templates agree on, while they are being declared.
package struct Vocabulary: Sendable {
  package var names = NameTable()
  package private(set) var shapes: [Shape] = []

  package init() {}

  /// Declares a layout with the given slots and returns its number.
  package mutating func shape(_ label: String, _ slots: [String]) -> ShapeID {
    let id = ShapeID(rawValue: UInt32(shapes.count))
    shapes.append(Shape(label: label, slots: slots.map { names.intern($0) }))
    return id
  }
}
