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
