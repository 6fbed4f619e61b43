import Values

/// The slots and the types of a loop.
struct LoopState {
  /// The slot of the list. The next two hold the position and the last value passed to `loop.changed`.
  let slot: Slot
  let element: ValueType
  /// The number of loops around it, including itself.
  let depth: Int
  /// The function of a recursive loop, whose depth is in a slot.
  let function: Int?
  let depthSlot: Slot?
}
