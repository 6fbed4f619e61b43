import Diagnostics
import Values

/// A function whose code is generated after the code that calls it.
struct PendingFunction {
  enum Body {
    case macro(MacroDefinition, MacroKey)
    case caller(Statement.Macro)
    case recursiveLoop(Statement.Loop, element: ValueType, SourceLocation)
  }

  let function: Int
  let scope: Int
  let isEscaping: Bool
  let open: Set<String>
  let body: Body
}
