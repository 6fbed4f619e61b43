import Values

/// The layout of the records whose slots are the cases of `Slot`.
public struct RecordLayout<Slot: TemplateSlot>: Sendable {
  @usableFromInline package let shape: ShapeID

  /// Declares the layout. `label` is the name of such a record in messages, with its article; `type` returns the type
  /// of a slot.
  init(_ label: String, in vocabulary: inout Vocabulary, type: (Slot) -> ValueType) {
    shape = vocabulary.shape(label, Slot.allCases.map { ($0.name, type($0)) })
  }

  /// The type of the records.
  package var type: ValueType { .record(shape) }

  /// Adds a record to `table`, with the value that `value` returns for each slot.
  ///
  /// Public and inlinable, because other modules call it for each page.
  @inlinable public func record(
    in table: inout ValueTable, _ value: (Slot, inout ValueTable) -> Value
  ) -> Value {
    let cases = Slot.allCases
    var slots: [Value] = []
    slots.reserveCapacity(cases.count)
    for slot in cases { slots.append(value(slot, &table)) }
    return table.record(shape, slots)
  }
}
