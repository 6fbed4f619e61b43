import Values

extension Value {
  /// Returns the name of the value's kind for messages.
  func kindName(_ workspace: borrowing Workspace) -> String {
    switch kind {
    case .undefined: "an undefined value"
    case .null: "a missing value"
    case .boolean: "a boolean"
    case .integer, .number: "a number"
    case .text: "a string"
    case .html: "HTML"
    case .date: "a date"
    case .list: "a list"
    case .map: "a map"
    case .record, .document: shape.map { workspace.tables.shapes[Int($0.rawValue)].label } ?? "a record"
    case .deferred: "content"
    case .function: "a macro"
    }
  }

  /// Returns whether a condition treats the value as true. Missing values, zero and empty values are false.
  @inline(__always)
  func isTrue(_ workspace: borrowing Workspace) -> Bool {
    switch kind {
    case .undefined, .null: false
    case .boolean: isTrueBoolean
    case .integer: bits != 0
    case .number: numberValue != 0
    case .text, .html, .list, .map: second != 0
    default: true
    }
  }

  var isText: Bool { kind == .text || kind == .html }
}

/// The access of functions to values: reading them and creating new ones.
extension Workspace {
  /// Returns the value as text, as it is printed.
  func text(_ value: Value) -> String { TextOfValue.of(value, self) }

  /// Returns the code points of the value's text. Positions and lengths count these, as in Python.
  func scalars(_ value: Value) -> [Unicode.Scalar] { Array(text(value).unicodeScalars) }

  /// Returns the UTF-8 bytes of the value's text.
  func utf8(_ value: Value) -> [UInt8] {
    guard value.isText else { return Array(text(value).utf8) }
    return withBytes(of: value) { span in span.withUnsafeBufferPointer { Array($0) } }
  }

  mutating func make(_ text: String) -> Value { scratch.text(text) }
  mutating func make(_ utf8: ArraySlice<UInt8>) -> Value { scratch.text(utf8) }
  mutating func make(_ utf8: [UInt8]) -> Value { scratch.text(utf8) }
  mutating func make(_ list: [Value]) -> Value { scratch.list(list) }

  mutating func make(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return scratch.text(String(view))
  }

  /// Returns `made` as HTML if `value` is HTML.
  func same(_ made: Value, as value: Value) -> Value { value.kind == .html ? made.markedAsHTML : made }

  /// Throws if `value` is HTML, because a cut could split a tag.
  func checkCuttable(_ value: Value) throws(FunctionFailure) {
    guard value.kind == .html, !cutsHTML else { return }
    throw FunctionFailure(
      "HTML cannot be truncated without breaking its tags", help: "use the \"excerpt\" filter, or \"striptags\" first")
  }

  /// Returns the text of an argument for insertion into `value`. It is escaped if `value` is HTML and the argument is
  /// not.
  func utf8(_ argument: Value, into value: Value) -> [UInt8] {
    guard value.kind == .html, argument.kind != .html else { return utf8(argument) }
    var output: [UInt8] = []
    Escaping.html(utf8(argument).span, into: &output)
    return output
  }

  /// Returns ASCII text with its `letters` shifted by `offset`, or `nil` if it has other characters. Allocates no
  /// intermediate array.
  mutating func moved(_ value: Value, _ letters: ClosedRange<UInt8>, by offset: UInt8) -> Value? {
    let start = scratch.bytes.count
    let copy = copyInScratch(value)
    var bytes = scratch.bytes.mutableSpan
    for index in start..<bytes.count {
      let byte = bytes[index]
      guard byte < 0x80 else { return nil }
      if letters.contains(byte) { bytes[index] = byte &+ offset }
    }
    return same(copy, as: value)
  }

  /// Returns the elements of a list, the keys of a map or the code points of text.
  mutating func sequence(_ value: Value) throws(FunctionFailure) -> [Value] {
    switch value.kind {
    case .list: return elements(of: value).map { resolved($0) }
    case .map: return (0..<count(value)).map { pair($0, of: value).key }
    case .record:
      let names = attributeNames(of: value)
      return names.map { make($0) }
    case .text, .html:
      let characters = scalars(value)
      return characters.map { make(CollectionOfOne($0)) }
    case .null, .undefined: return []
    default: throw FunctionFailure("\(value.kindName(self)) is not a list")
    }
  }

  /// Returns the value at a path of attributes: `chapter.title`, `0`.
  mutating func value(at path: String, of value: Value) throws(FunctionFailure) -> Value {
    var current = value
    for name in path.split(separator: ".") {
      if current.isMissing { return .null }
      if current.kind == .list, let index = Int(name), 0..<count(current) ~= index {
        current = element(index, of: current)
      } else if let next = read(named: String(name), of: current) {
        current = next
      } else if let next = part(String(name), of: current) {
        current = next
      } else if current.kind == .map {
        return .undefined
      } else {
        throw FunctionFailure("\(current.kindName(self)) has no \"\(name)\"")
      }
    }
    return current
  }

  /// No text or list is larger than this. Clamping larger arguments prevents overflow without changing the result.
  private static let integerLimit = 1 << 40

  /// Returns a whole number from an argument, or `standard` if it is omitted.
  func integer(_ value: Value, _ name: String, standard: Int) throws(FunctionFailure) -> Int {
    if value.isMissing { return standard }
    if value.kind == .boolean { return value.isTrueBoolean ? 1 : 0 }
    guard let integer = value.integerValue else {
      throw FunctionFailure("\"\(name)\" must be a whole number, not \(value.kindName(self))")
    }
    return min(max(integer, -Self.integerLimit), Self.integerLimit)
  }
}
