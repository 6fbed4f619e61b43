import Diagnostics

/// Date patterns that are known when a template is compiled.
extension Compiler {
  /// Reports errors in the string literals and translated strings that an expression can output as a pattern.
  mutating func checkDatePattern(_ pattern: Expression) {
    switch pattern.kind {
    case .text(let text): checkDatePattern(text, at: pattern.location)
    case .conditional(_, let then, let otherwise):
      checkDatePattern(then)
      if let otherwise { checkDatePattern(otherwise) }
    case .or(let left, let right):
      checkDatePattern(left)
      checkDatePattern(right)
    case .call(let callee, let arguments):
      guard case .name("t") = callee.kind, case .text(let name) = arguments.positional.first?.kind,
        case .literal(let text) = set.words?.entries[name]?.other.first, set.words?.entries[name]?.other.count == 1
      else { return }
      checkDatePattern(text, at: pattern.location)
    default: break
    }
  }

  private mutating func checkDatePattern(_ text: String, at location: SourceLocation) {
    do throws(FunctionFailure) {
      _ = try DatePattern(text)
    } catch {
      report(error.message, at: location, help: error.help)
    }
  }
}
