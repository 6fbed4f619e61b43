import Values

/// What a name means at some place of a template.
enum Binding {
  /// A variable in a slot, with what is known of its value.
  case slot(Slot, ValueType)
  /// A variable that whoever renders gives.
  case global(Int)
  /// A macro, by its position in ``Compiler/macros``.
  case macro(Int)
  /// An imported template, by the scope of its names.
  case module(Int)
  /// A namespace, by the scope of its attributes.
  case namespace(Int)
  /// What `joiner` makes: nothing when it is first called, then its separator.
  case joiner(separator: Slot, isUsed: Slot)
  /// What `cycler` makes: its values in turn.
  case cycler(values: Slot, position: Slot)
  /// The state of a loop.
  case loop(LoopState)
}

/// A slot of the frame of a function, `level` functions deep.
struct Slot: Hashable {
  let index: Int
  let level: Int
}

/// Where a loop keeps its state, and what is known of it.
struct LoopState {
  /// The slot of the list; those of the position and of the value that `loop.changed` saw last follow it.
  let slot: Slot
  let element: ValueType
  /// How many loops surround it, itself included.
  let depth: Int
  /// The function that a recursive loop calls itself by, whose depth is in a slot.
  let function: Int?
  let depthSlot: Slot?
}

/// The names that are set at some place of a template. Scopes stay when they are left, because the macros defined in them are
/// compiled later and see what was set in the meantime.
struct Scope {
  var bindings: [String: Binding] = [:]
  let parent: Int?
}
