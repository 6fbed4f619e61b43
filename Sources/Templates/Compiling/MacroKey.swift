import Values

/// The inputs of a macro's compilation: the types of its arguments, and whether a call block calls it.
struct MacroKey: Hashable {
  let macro: Int
  let types: [ValueType]
  let hasCaller: Bool
}
