/// The changes of a list at one position.
struct RecordSlot {
  /// The new records before the existing one.
  var new: [RecordChange] = []
  /// The fields to set in the existing record.
  var fields: [NewValue.Field]?

  /// Returns the changes at each position of a list of `count` records, and at its end.
  static func all(_ changes: [RecordChange], count: Int) -> [RecordSlot] {
    var slots = [RecordSlot](repeating: RecordSlot(), count: count + 1)
    for change in changes where slots.indices.contains(change.position) {
      if change.isNew {
        slots[change.position].new.append(change)
      } else {
        slots[change.position].fields = change.fields
      }
    }
    return slots
  }
}
