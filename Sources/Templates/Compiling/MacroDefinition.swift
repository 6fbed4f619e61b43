/// A macro, with the context in which its body is compiled.
struct MacroDefinition {
  let macro: Statement.Macro
  let scope: Int
  let level: Int
  let isEscaping: Bool
  /// A Boolean value that indicates whether the main template defines the macro, instead of one that it imports or
  /// includes.
  let isOwn: Bool
}
