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
    if place == .style || place == .headingLevel { return outputChecked(expression, in: place) }
    let written = withoutFilter(of: place, expression)
    if case .call(let callee, let arguments) = written.kind,
      [.htmlText, .xml, .plain, .css, .header, .redirect].contains(place),
      callMacro(callee, arguments, caller: nil, writes: true, at: written.location) != nil
    {
      return
    }
    if case .unknown = format.context { return outputWithoutEscaping(written) }
    if emitAttribute(written, place) { return }
    checkOutput(of: written, compile(written), in: place)
    emit(.emit, place: place, at: expression.location)
  }

  /// Writes a value in a file whose syntax is not known. Reports text that is not marked as correct in that syntax.
  private mutating func outputWithoutEscaping(_ expression: Expression) {
    let type = compile(expression)
    emit(.emit, place: .plain, at: expression.location)
    if [.number, .boolean, .null].contains(type) || expression.isWrittenByTheme { return }
    report(
      "values are not escaped in a file of this format", at: expression.location,
      help:
        "write the value as JSON with {{ … | tojson }}, or write {{ … | safe }} if it needs no escaping in this format")
  }

  /// Writes the value on the stack, which is text that was captured, in the current context.
  mutating func emitValue(at location: SourceLocation) {
    if case .inside = format.context {
      emit(.emit, place: .plain, at: location)
    } else {
      let place = place(at: location)
      emit(.emit, place: place, at: location)
      if place == .style || place == .headingLevel { reportUnchecked(place, at: location) }
    }
  }

  /// Returns the context of a value written here. Reports an error if no escaping is safe.
  private mutating func place(at location: SourceLocation) -> EscapingPlace {
    let language: MarkupLanguage
    switch format.context {
    case .anyText, .unknown: return isEscaping ? .htmlText : .plain
    case .inside(let place): return place
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
      let found = checkedAttribute(name, of: type, at: expression.location)
      checkOutput(of: expression, found, in: place)
      emit(.emitSlotAttribute, slot.index, id, place: place, at: expression.location)
    case .global(let position):
      let found = checkedAttribute(name, of: globalTypes[position], at: expression.location)
      checkOutput(of: expression, found, in: place)
      emit(.emitGlobalAttribute, position, id, place: place, at: expression.location)
    default: return false
    }
    return true
  }
}

extension Expression {
  /// A Boolean value that indicates whether the author of the theme has decided that the value is correct in the file: it
  /// is a literal, the URL of an asset, text from the template, or a value that is marked with a filter.
  fileprivate var isWrittenByTheme: Bool {
    switch kind {
    case .text: true
    case .filter(_, let name, _): ["safe", "tojson", "json"].contains(name)
    case .call(let callee, _):
      if case .name(let name) = callee.kind { ["asset", "integrity", "caller"].contains(name) } else { false }
    default: false
    }
  }
}
