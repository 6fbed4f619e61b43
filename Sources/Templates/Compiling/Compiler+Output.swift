import Diagnostics
import Values

/// The output of values, with the escaping for their context.
extension Compiler {
  /// Compiles `body` with escaping on or off.
  mutating func escaping(_ isOn: Bool, _ body: (inout Compiler) -> Void) {
    let outer = isEscaping
    isEscaping = isOn
    if isOn != outer { emit(.setEscaping, isOn ? 1 : 0) }
    body(&self)
    if isOn != outer { emit(.setEscaping, outer ? 1 : 0) }
    isEscaping = outer
  }

  mutating func output(_ expression: Expression) {
    if case .call(let callee, let arguments) = expression.kind, case .name("super") = callee.kind,
      arguments.positional.isEmpty
    {
      return parentBlock(at: expression.location)
    }
    var place = place(at: expression.location)
    // A value that is already encoded for a query is not encoded again.
    if place == .urlQuery, case .filter(_, "urlencode", _) = expression.kind { place = .urlPath }
    let written = withoutFilter(of: place, expression)
    if case .call(let callee, let arguments) = written.kind, place == .htmlText || place == .xml || place == .plain,
      callMacro(callee, arguments, caller: nil, writes: true, at: written.location) != nil
    {
      return
    }
    if emitAttribute(written, place) { return }
    compile(written)
    emit(.emit, place: place, at: expression.location)
  }

  /// Writes the value on the stack in the current context.
  mutating func emitValue(at location: SourceLocation) { emit(.emit, place: place(at: location), at: location) }

  /// Returns the context of a value written here. Reports an error if no escaping is safe.
  private mutating func place(at location: SourceLocation) -> EscapingPlace {
    let language: MarkupLanguage
    switch format.context {
    case .anyText: return isEscaping ? .htmlText : .plain
    case .everywhere(let place): return captureDepth == 0 ? place : .plain
    case .markup(let found): language = found
    }
    guard tracksMarkup else { return language == .json ? .json : isEscaping ? .htmlText : .plain }
    defer { markup.passValue() }
    switch markup.place() {
    case .success(let place): return !isEscaping && place == .htmlText ? .plain : language.escaping(in: place)
    case .failure(let reason):
      report(reason.message, at: location, help: reason.help)
      return .htmlText
    }
  }

  /// Removes a filter that repeats the escaping of the context, such as `tojson` where JSON is written.
  private func withoutFilter(of place: EscapingPlace, _ expression: Expression) -> Expression {
    guard case .filter(let value, let name, _) = expression.kind else { return expression }
    switch (place, name) {
    case (.script, "tojson"), (.script, "json"), (.json, "tojson"), (.json, "json"), (.urlQuery, "urlencode"):
      return value
    default: return expression
    }
  }

  /// Writes an attribute of a variable in one instruction. Returns false if the expression is something else.
  private mutating func emitAttribute(_ expression: Expression, _ place: EscapingPlace) -> Bool {
    guard case .attribute(let base, let name) = expression.kind, case .name(let variable) = base.kind else {
      return false
    }
    let id = number(ofAttribute: name, at: expression.location)
    switch lookUp(variable) {
    case .slot(let slot, let type) where hops(to: slot) == 0:
      _ = checkedAttribute(name, of: type, at: expression.location)
      emit(.emitSlotAttribute, slot.index, id, place: place, at: expression.location)
    case .global(let position):
      _ = checkedAttribute(name, of: globalTypes[position], at: expression.location)
      emit(.emitGlobalAttribute, position, id, place: place, at: expression.location)
    default: return false
    }
    return true
  }
}
