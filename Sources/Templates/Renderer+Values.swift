import Values

extension Renderer {
  /// Does an instruction that makes a value of others.
  mutating func compute(_ instruction: Instruction) throws {
    switch instruction.operation {
    case .not: stack.append(.boolean(!pop().isTrue(workspace)))
    case .negate: stack.append(try Operators.apply(.subtract, .integer(0), pop(), &workspace))
    case .plus: stack.append(try Operators.apply(.add, .integer(0), pop(), &workspace))
    case .binary:
      let right = pop()
      let left = pop()
      guard let operation = BinaryOperator(rawValue: UInt8(instruction.first)) else { return stack.append(.null) }
      stack.append(try Operators.apply(operation, left, right, &workspace))
    case .makeList: stack.append(workspace.scratch.list(pop(Int(instruction.first))))
    case .makeMap:
      let values = pop(2 * Int(instruction.first))
      stack.append(workspace.scratch.map(stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }))
    case .item:
      let index = pop()
      stack.append(try item(index, of: pop(), isLenient: instruction.first == 1))
    case .slice: try slice()
    case .range: try range()
    case .unpack: try unpack(Int(instruction.first))
    default: break
    }
  }

  private mutating func item(_ index: Value, of value: Value, isLenient: Bool) throws -> Value {
    if value.isMissing { return .null }
    if let position = index.integerValue {
      let elements = value.kind == .list ? workspace.count(value) : workspace.text(value).count
      let offset = position < 0 ? position + elements : position
      if value.kind == .list, 0..<elements ~= offset { return workspace.element(offset, of: value) }
      if value.kind == .text || value.kind == .html, 0..<elements ~= offset {
        return workspace.make(String(Array(workspace.text(value))[offset]), like: value)
      }
      if value.kind == .list || isLenient { return isLenient ? .undefined : .null }
    }
    if let held = workspace.attribute(named: workspace.text(index), of: value) { return held }
    if isLenient || value.kind == .map { return isLenient ? .undefined : .null }
    throw FilterFailure("\(value.kindName(workspace)) has no \"\(workspace.text(index))\"")
  }

  private mutating func slice() throws {
    let (upper, lower, value) = (pop(), pop(), pop())
    let isText = value.kind == .text || value.kind == .html
    let elements = try workspace.sequence(value)
    func bound(_ value: Value, _ standard: Int) throws(FilterFailure) -> Int {
      let position = try workspace.integer(value, "bound", standard: standard)
      return min(max(0, position < 0 ? position + elements.count : position), elements.count)
    }
    let start = try bound(lower, 0)
    let end = max(start, try bound(upper, elements.count))
    let part = Array(elements[start..<end])
    stack.append(isText ? workspace.make(part.map { workspace.text($0) }.joined(), like: value) : workspace.make(part))
  }

  /// `range(stop)`, `range(start, stop)`, `range(start, stop, step)`; at most as many numbers as loops have rounds.
  private mutating func range() throws {
    let (third, second, first) = (pop(), pop(), pop())
    let start = second.isMissing ? 0 : try workspace.integer(first, "start", standard: 0)
    let stop = try workspace.integer(second.isMissing ? first : second, "stop", standard: 0)
    let step = try workspace.integer(third, "step", standard: 1)
    guard step != 0 else { throw FilterFailure("the step of a range cannot be zero") }
    guard abs(stop.subtractingReportingOverflow(start).partialValue / step) <= 100_000 else {
      throw FilterFailure("a range has at most 100000 numbers")
    }
    stack.append(workspace.make(stride(from: start, to: stop, by: step).map { Value.integer($0) }))
  }

  private mutating func unpack(_ count: Int) throws {
    let value = pop()
    guard value.kind == .list, workspace.count(value) == count else {
      throw FilterFailure("\(value.kindName(workspace)) cannot be taken apart into \(count) values")
    }
    stack.append(contentsOf: workspace.elements(of: value))
  }

  /// Writes a value as its place asks.
  func emit(_ value: Value, _ place: EscapingPlace, into output: inout [UInt8]) throws {
    if place == .script || place == .json {
      return JSONText.write(value, workspace, isInHTML: place == .script, into: &output)
    }
    switch value.kind {
    case .null: return
    case .undefined: throw FilterFailure("this is not defined", help: "ask with \"is defined\", or give a default")
    case .document:
      throw FilterFailure("\(value.kindName(workspace)) cannot be printed", help: "print one of its fields")
    case .function, .deferred: throw FilterFailure("\(value.kindName(workspace)) cannot be printed")
    case .text, .html: workspace.withBytes(of: value) { write($0, isHTML: value.kind == .html, place, into: &output) }
    case .integer, .number, .boolean, .date:
      write(Array(workspace.text(value).utf8).span, isHTML: false, place, into: &output)
    case .list, .map, .record: write(Array(workspace.text(value).utf8).span, isHTML: false, place, into: &output)
    }
  }

  private func write(_ span: Span<UInt8>, isHTML: Bool, _ place: EscapingPlace, into output: inout [UInt8]) {
    switch place {
    case .plain: Escaping.copy(span, 0..<span.count, into: &output)
    case .htmlText where isHTML: Escaping.copy(span, 0..<span.count, into: &output)
    case .rcdata where isHTML, .attribute where isHTML: Escaping.htmlInAttribute(span, into: &output)
    case .htmlText, .rcdata, .attribute: Escaping.html(span, into: &output)
    case .urlStart, .urlBeforePath, .urlPath, .urlQuery: Escaping.url(span, place, into: &output)
    case .srcset: Escaping.srcset(span, into: &output)
    case .xml where isHTML: Escaping.copy(span, 0..<span.count, into: &output)
    case .xml: Escaping.xml(span, into: &output)
    case .script, .json: break
    }
  }
}
