import Diagnostics
import Values

/// Values that are written, and how they are escaped where the HTML stands.
extension Compiler {
  /// Compiles what `body` does with escaping on or off.
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
    // What is encoded for a query is not encoded again.
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

  /// Writes the value on the stack where the HTML stands.
  mutating func emitValue(at location: SourceLocation) { emit(.emit, place: place(at: location), at: location) }

  /// The place where a value is written here; an error where there is no safe one.
  private mutating func place(at location: SourceLocation) -> EscapingPlace {
    switch format {
    case .plain: return isEscaping ? .htmlText : .plain
    case .csv where captureDepth == 0: return .csv
    case .calendar where captureDepth == 0: return .calendar
    case .csv, .calendar: return .plain
    case .html, .xml, .json: break
    }
    guard tracksMarkup else { return format == .json ? .json : isEscaping ? .htmlText : .plain }
    defer { markup.passValue() }
    switch markup.place() {
    case .success(let place):
      if !isEscaping, place == .htmlText { return .plain }
      if format == .json { return place == .plain ? .plain : .json }
      guard format == .xml, !place.isAddress else { return place }
      return place == .attribute ? .xmlAttribute : .xml
    case .failure(let reason):
      report(reason.message, at: location, help: reason.help)
      return .htmlText
    }
  }

  /// A place that takes JSON makes it: a filter that does so too would do it twice.
  private func withoutFilter(of place: EscapingPlace, _ expression: Expression) -> Expression {
    guard case .filter(let value, let name, _) = expression.kind else { return expression }
    switch (place, name) {
    case (.script, "tojson"), (.script, "json"), (.json, "tojson"), (.json, "json"), (.urlQuery, "urlencode"):
      return value
    default: return expression
    }
  }

  /// Writes an attribute of a variable in one step; false where the expression is no such thing.
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
