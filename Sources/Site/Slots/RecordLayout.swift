import Values

/// The layout of the records whose slots are the cases of `Slot`.
package struct RecordLayout<Slot: TemplateSlot>: Sendable {
  package let shape: ShapeID

  /// Declares the layout. `label` is the name of such a record in messages, with its article; `type` returns the type
  /// of a slot.
  init(_ label: String, in vocabulary: inout Vocabulary, type: (Slot) -> ValueType) {
    shape = vocabulary.shape(label, Slot.allCases.map { ($0.name, type($0)) })
  }

  /// The type of the records.
  package var type: ValueType { .record(shape) }

  /// Adds a record to `table`, with the value that `value` returns for each slot.
  @inlinable package func record(
    in table: inout ValueTable, _ value: (Slot, inout ValueTable) -> Value
  ) -> Value {
    var slots: [Value] = []
    slots.reserveCapacity(Slot.allCases.count)
    for slot in Slot.allCases { slots.append(value(slot, &table)) }
    return table.record(shape, slots)
  }
}
