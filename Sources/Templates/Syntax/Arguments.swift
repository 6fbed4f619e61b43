import Diagnostics

/// The arguments in the parentheses of a call.
struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: String, value: Expression, location: SourceLocation)] = []
}
