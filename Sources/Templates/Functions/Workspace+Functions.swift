import Values

extension Value {
  /// What this is called in messages.
  func kindName(_ workspace: borrowing Workspace) -> String {
    switch kind {
    case .undefined: "something undefined"
    case .null: "nothing"
    case .boolean: "true or false"
    case .integer, .number: "a number"
    case .text: "a text"
    case .html: "HTML"
    case .date: "a date"
    case .list: "a list"
    case .map: "a map"
    case .record, .document: shape.map { workspace.tables.shapes[Int($0.rawValue)].label } ?? "a record"
    case .deferred: "content"
    case .function: "a macro"
    }
  }

  /// Whether a condition takes it for true: nothing, zero, and what is empty are false.
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

/// What functions read of values, and how they make new ones.
extension Workspace {
  /// The value's text, as printing it gives.
  func text(_ value: Value) -> String { TextOfValue.of(value, self) }

  /// The code points of the value's text, which positions and lengths count, as Python's do.
  func scalars(_ value: Value) -> [Unicode.Scalar] { Array(text(value).unicodeScalars) }

  /// The UTF-8 bytes of the value's text.
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

  /// `made` as HTML where `value` is.
  func same(_ made: Value, as value: Value) -> Value { value.kind == .html ? made.markedAsHTML : made }

  /// Throws where `value` is HTML, of which a piece may be half a tag.
  func checkCuttable(_ value: Value) throws(FunctionFailure) {
    guard value.kind == .html, !cutsHTML else { return }
    throw FunctionFailure("HTML cannot be cut without breaking its tags", help: "use excerpt, or striptags before it")
  }

  /// The text of an argument as it goes into `value`: escaped where that is HTML and the argument is not.
  func utf8(_ argument: Value, into value: Value) -> [UInt8] {
    guard value.kind == .html, argument.kind != .html else { return utf8(argument) }
    var output: [UInt8] = []
    Escaping.html(utf8(argument).span, into: &output)
    return output
  }

  /// A text of ASCII with its `letters` moved by `offset`; `nil` for a text with other characters. Makes no array on the way.
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

  /// The elements of a list, the keys of a map, the code points of a text.
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
    default: throw FunctionFailure("\(value.kindName(self)) is no list")
    }
  }

  /// The value at a path of attributes: `chapter.title`, `0`.
  mutating func value(at path: String, of value: Value) throws(FunctionFailure) -> Value {
    var current = value
    for part in path.split(separator: ".") {
      if current.isMissing { return .null }
      if current.kind == .list, let index = Int(part), 0..<count(current) ~= index {
        current = element(index, of: current)
      } else if let next = read(named: String(part), of: current) {
        current = next
      } else if current.kind == .map {
        return .undefined
      } else {
        throw FunctionFailure("\(current.kindName(self)) has no \"\(part)\"")
      }
    }
    return current
  }

  /// No text or list has more parts than this; larger arguments mean the same, and overflow nothing.
  private static let integerLimit = 1 << 40

  /// A whole number from an argument; `standard` where it is left out.
  func integer(_ value: Value, _ name: String, standard: Int) throws(FunctionFailure) -> Int {
    if value.isMissing { return standard }
    if value.kind == .boolean { return value.isTrueBoolean ? 1 : 0 }
    guard let integer = value.integerValue else {
      throw FunctionFailure("\"\(name)\" is a whole number, not \(value.kindName(self))")
    }
    return min(max(integer, -Self.integerLimit), Self.integerLimit)
  }
}
