/// Conditions that test whether a macro was called with a call block. Each macro is compiled once with a call block and
/// once without, so these conditions are known.
extension Compiler {
  /// Returns the truth of a condition if it follows from the absence of a call block. Returns `nil` if it does not.
  func truthWithoutCaller(_ condition: Expression) -> Bool? {
    guard lookUp("caller") == nil else { return nil }
    switch condition.kind {
    case .name("caller"): return false
    case .test(let base, let name, _, let isNegated):
      guard case .name("caller") = base.kind else { return nil }
      switch name {
      case "defined", "callable": return isNegated
      case "undefined", "none": return !isNegated
      default: return nil
      }
    case .unary(.not, let operand): return truthWithoutCaller(operand).map { !$0 }
    case .and(let left, let right):
      let (left, right) = (truthWithoutCaller(left), truthWithoutCaller(right))
      return left == false || right == false ? false : left == true && right == true ? true : nil
    case .or(let left, let right):
      let (left, right) = (truthWithoutCaller(left), truthWithoutCaller(right))
      return left == true || right == true ? true : left == false && right == false ? false : nil
    default: return nil
    }
  }

  /// Compiles code. If it never runs, because there is no call block, calls of `caller` in it are correct.
  mutating func compiling<Result>(isUnreachable: Bool, _ body: (inout Compiler) -> Result) -> Result {
    guard isUnreachable else { return body(&self) }
    let outer = (scope, scopes[scope].bindings["caller"])
    bind("caller", .slot(newSlot(), .any))
    defer { scopes[outer.0].bindings["caller"] = outer.1 }
    return body(&self)
  }
}
