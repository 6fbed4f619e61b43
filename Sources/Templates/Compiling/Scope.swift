import Values

/// The meaning of a name at a position in a template.
enum Binding {
  /// A variable in a slot, with its type.
  case slot(Slot, ValueType)
  /// A variable passed by the caller of the renderer.
  case global(Int)
  /// A macro, by its position in ``Compiler/macros``.
  case macro(Int)
  /// An imported template, by the scope of its names.
  case module(Int)
  /// A namespace, by the scope of its attributes.
  case namespace(Int)
  /// The result of `joiner`: nothing on the first call, then its separator.
  case joiner(separator: Slot, isUsed: Slot)
  /// The result of `cycler`: its values in turn.
  case cycler(values: Slot, position: Slot)
  /// The state of a loop.
  case loop(LoopState)
}

/// A slot in the frame of a function, `level` functions deep.
struct Slot: Hashable {
  let index: Int
  let level: Int
}

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

/// The names set at a position in a template. Scopes are kept after they are left, because the macros defined in them
/// are compiled later and see the names set in the meantime.
struct Scope {
  var bindings: [String: Binding] = [:]
  let parent: Int?
}
