/// A site's values together with scratch room for the values that one render makes. One for each thread.
package struct Workspace: ~Copyable {
  package let tables: Tables
  package var scratch = ValueTable(scratch: ())
  /// The documents whose attributes were read, in the order of reading, with repetitions.
  package private(set) var reads: [DocumentID] = []
  /// Whether HTML that is read counts as text, to be escaped where it is written.
  package var readsHTMLAsText = false
  /// Whether texts that are put together are escaped where one of them is HTML, as MarkupSafe does.
  package var joinsAsHTML = true
  /// Whether HTML may be cut, which can leave half a tag.
  package var cutsHTML = false
  private var kept = (bytes: 0, rows: 0)
  private let resolve: (Value, inout Workspace) -> Value

  /// A workspace over `tables`; `resolve` makes the values that are made only when they are read.
  package init(_ tables: Tables, resolve: @escaping (Value, inout Workspace) -> Value = { _, _ in .null }) {
    self.tables = tables
    self.resolve = resolve
  }

  /// Forgets which documents were read.
  package mutating func forgetReads() { reads.removeAll(keepingCapacity: true) }

  /// What `value` holds under `name`, as ``attribute(_:of:)`` gives it: recorded if it is a document's, and made now if it is
  /// made only when it is read.
  package mutating func read(_ name: NameID, of value: Value) -> Value? {
    note(value)
    return attribute(name, of: value).map { resolved($0) }
  }

  /// The same for a name known only while rendering.
  package mutating func read(named name: String, of value: Value) -> Value? {
    note(value)
    return attribute(named: name, of: value).map { resolved($0) }
  }

  /// The value itself, made now if it is made only when it is read.
  @inline(__always)
  package mutating func resolved(_ value: Value) -> Value {
    let made = value.kind == .deferred ? resolve(value, &self) : value
    return readsHTMLAsText ? made.markedAsText : made
  }

  private mutating func note(_ value: Value) {
    if value.kind == .document, let id = value.documentID, reads.last != id { reads.append(id) }
  }

  /// Makes the values made so far stay when the workspace is reset.
  package mutating func keepScratch() { kept = (scratch.bytes.count, scratch.rows.count) }

  /// Forgets every value made since ``keepScratch()``; values of the tables stay good.
  package mutating func reset() { scratch.truncate(bytes: kept.bytes, rows: kept.rows) }
}

extension Workspace {
  /// Calls `body` with the UTF-8 bytes of a text or HTML; with no bytes for anything else.
  @inlinable package func withBytes<Result>(of value: Value, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result
  {
    guard value.kind == .text || value.kind == .html else { return try body(Span()) }
    let start = Int(value.first & ~ValueTable.scratchMark)
    let range = start..<start + Int(value.second)
    return if value.first & ValueTable.scratchMark == 0 {
      try body(tables.values.bytes.span.extracting(range))
    } else {
      try body(scratch.bytes.span.extracting(range))
    }
  }

  /// The text as a string; empty for what is no text.
  package func string(_ value: Value) -> String {
    withBytes(of: value) { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }

  /// How many elements a list has, pairs a map, bytes a text; 0 for anything else.
  @inlinable package func count(_ value: Value) -> Int {
    switch value.kind {
    case .list, .map, .text, .html: Int(value.second)
    default: 0
    }
  }

  /// A byte of a text's UTF-8.
  @inlinable package func byte(_ index: Int, of text: Value) -> UInt8 {
    let position = Int(text.first & ~ValueTable.scratchMark) + index
    return text.first & ValueTable.scratchMark == 0 ? tables.values.bytes[position] : scratch.bytes[position]
  }

  @inlinable package func element(_ index: Int, of list: Value) -> Value { row(list.first, plus: index) }

  @inlinable package func pair(_ index: Int, of map: Value) -> (key: Value, value: Value) {
    (row(map.first, plus: 2 * index), row(map.first, plus: 2 * index + 1))
  }

  package func elements(of list: Value) -> [Value] {
    list.kind == .list ? (0..<count(list)).map { element($0, of: list) } : []
  }

  /// The elements `range` of a list, as a list: no element is copied.
  @inlinable package func slice(_ range: Range<Int>, of list: Value) -> Value {
    Value(.list, list.first + UInt32(range.lowerBound), UInt32(range.count))
  }

  @inlinable func row(_ start: UInt32, plus offset: Int) -> Value {
    let index = Int(start & ~ValueTable.scratchMark) + offset
    return start & ValueTable.scratchMark == 0 ? tables.values.rows[index] : scratch.rows[index]
  }
}

extension Workspace {
  /// What `value` holds under `name`: a slot of a record or document, an entry of a map; `nil` when it holds no such name.
  @inlinable package func attribute(_ name: NameID, of value: Value) -> Value? {
    switch value.kind {
    case .document:
      guard let slot = tables.slot(of: name, in: ShapeID(rawValue: value.second)) else { return nil }
      return tables.values.rows[Int(tables.documentRows[Int(value.first)]) + slot]
    case .record:
      guard let slot = tables.slot(of: name, in: ShapeID(rawValue: value.second)) else { return nil }
      return row(value.first, plus: slot)
    case .map:
      let names = tables.names.bytes.span
      return entry(names.extracting(tables.names.range(of: name)), of: value)
    default:
      return nil
    }
  }

  /// What a record, document or map holds under a name known only while rendering.
  package func attribute(named name: String, of value: Value) -> Value? {
    if value.kind == .map { return entry(Array(name.utf8).span, of: value) }
    return tables.names.id(of: name).flatMap { attribute($0, of: value) }
  }

  /// The names that `value` holds, in order.
  package func attributeNames(of value: Value) -> [String] {
    if let shape = value.shape { return tables.shapes[Int(shape.rawValue)].slots.map { tables.names[$0] } }
    return value.kind == .map ? (0..<count(value)).map { string(pair($0, of: value).key) } : []
  }

  /// The value of the pair whose key has the given UTF-8.
  @usableFromInline func entry(_ name: borrowing Span<UInt8>, of map: Value) -> Value? {
    let start = Int(map.first & ~ValueTable.scratchMark)
    let isScratch = map.first & ValueTable.scratchMark != 0
    for index in 0..<count(map) {
      let key = isScratch ? scratch.rows[start + 2 * index] : tables.values.rows[start + 2 * index]
      guard key.second == UInt32(truncatingIfNeeded: name.count) else { continue }
      if holds(name, key) {
        return isScratch ? scratch.rows[start + 2 * index + 1] : tables.values.rows[start + 2 * index + 1]
      }
    }
    return nil
  }

  /// Whether a text of the same length has the same bytes.
  private func holds(_ name: borrowing Span<UInt8>, _ text: Value) -> Bool {
    let start = Int(text.first & ~ValueTable.scratchMark)
    if text.first & ValueTable.scratchMark == 0 {
      let bytes = tables.values.bytes.span
      for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    } else {
      let bytes = scratch.bytes.span
      for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    }
    return true
  }
}
