/// A site's values and a scratch table for the values that one render creates. Each thread has its own workspace.
public struct Workspace: ~Copyable {
  @usableFromInline package let tables: Tables
  @usableFromInline package var scratch = ValueTable(scratch: ())
  /// The log of the rows that were read from the tables.
  package let reads = ReadLog()
  /// A Boolean value that indicates whether HTML is read as text, which is escaped when it is written.
  package var readsHTMLAsText = false
  /// A Boolean value that indicates whether joining text with HTML escapes the text, as in MarkupSafe.
  package var joinsAsHTML = true
  /// A Boolean value that indicates whether HTML may be cut, which can leave an incomplete tag.
  package var cutsHTML = false
  /// The findings that filters have reported since the last call of ``takeReports()``.
  package var reports: [DocumentReport] = []
  private var kept = (bytes: 0, rows: 0)
  /// The last position in a map of each name. Maps in a list usually have the same keys in the same positions.
  private var finds: [Find]
  private let resolve: (Value, inout Workspace) -> Value

  /// Creates a workspace over `tables`. `resolve` computes deferred values.
  package init(_ tables: Tables, resolve: @escaping (Value, inout Workspace) -> Value = { _, _ in .null }) {
    self.tables = tables
    self.resolve = resolve
    finds = Array(repeating: Find(), count: tables.names.names.count)
  }

  /// Returns ``attribute(_:of:)``, computed if it is deferred.
  package mutating func read(_ name: NameID, of value: Value) -> Value? {
    if value.kind == .map { return entry(name, of: value).map { resolved($0) } }
    return attribute(name, of: value).map { resolved($0) }
  }

  /// Returns ``attribute(named:of:)``, computed if it is deferred.
  package mutating func read(named name: String, of value: Value) -> Value? {
    return attribute(named: name, of: value).map { resolved($0) }
  }

  /// Returns the value itself, computed if it is deferred.
  @inline(__always)
  package mutating func resolved(_ value: Value) -> Value {
    let made = value.kind == .deferred ? resolve(value, &self) : value
    return readsHTMLAsText ? made.markedAsText : made
  }

  /// Keeps the values created so far when the workspace is reset.
  package mutating func keepScratch() { kept = (scratch.bytes.count, scratch.rows.count) }

  /// Returns the findings that filters have reported, and clears them.
  package mutating func takeReports() -> [DocumentReport] {
    defer { reports.removeAll() }
    return reports
  }

  /// Discards all values created after ``keepScratch()``. Values of the tables remain valid.
  package mutating func reset() { scratch.truncate(bytes: kept.bytes, rows: kept.rows) }
}

extension Workspace {
  /// The position of a pair in a map, and its key.
  private struct Find {
    var position = 0
    var key = Value.undefined
  }

  /// Returns the value of `name` in a map. Looks first at the position where the last map had the same key.
  private mutating func entry(_ name: NameID, of map: Value) -> Value? {
    let find = finds[Int(name.rawValue)]
    if find.position < count(map), row(map.first, plus: 2 * find.position).isIdentical(to: find.key) {
      return row(map.first, plus: 2 * find.position + 1)
    }
    guard let position = position(of: name, in: map) else { return nil }
    let pair = pair(position, of: map)
    // By the next page, the same place in scratch may contain other text.
    if !pair.key.isInScratch { finds[Int(name.rawValue)] = Find(position: position, key: pair.key) }
    return pair.value
  }

  private func position(of name: NameID, in map: Value) -> Int? {
    let names = tables.names.bytes.span
    return position(names.extracting(tables.names.range(of: name)), in: map)
  }
}

extension Workspace {
  /// Calls `body` with the UTF-8 bytes of text or HTML, or with no bytes for any other kind.
  @inline(__always) @inlinable
  public func withBytes<Result>(of value: Value, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    guard value.kind == .text || value.kind == .html else { return try body(Span()) }
    let start = Int(value.first & ~ValueTable.scratchMark)
    let range = start..<start + Int(value.second)
    return if value.isInScratch {
      try body(scratch.bytes.span.extracting(range))
    } else {
      try body(tables.values.bytes.span.extracting(range))
    }
  }

  /// Returns text as a string; empty if the value is not text.
  package func string(_ value: Value) -> String {
    withBytes(of: value) { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
  }

  /// Copies text or HTML to the end of ``scratch``, as text.
  package mutating func copyInScratch(_ text: Value) -> Value {
    guard text.isInScratch else { return scratch.copy(text, of: tables.values) }
    let bytes = Array(scratch.bytes(of: text))
    return scratch.text(bytes)
  }

  /// Returns the number of elements in a list, pairs in a map, or bytes in text; 0 for any other kind.
  @inlinable public func count(_ value: Value) -> Int {
    switch value.kind {
    case .list, .map, .text, .html: Int(value.second)
    default: 0
    }
  }

  /// Returns an element of a list.
  @inlinable public func element(_ index: Int, of list: Value) -> Value { row(list.first, plus: index) }

  /// Returns a key of a map and its value, in source order.
  @inlinable public func pair(_ index: Int, of map: Value) -> (key: Value, value: Value) {
    (row(map.first, plus: 2 * index), row(map.first, plus: 2 * index + 1))
  }

  package func elements(of list: Value) -> [Value] {
    list.kind == .list ? (0..<count(list)).map { element($0, of: list) } : []
  }

  /// Returns the elements `range` of a list, as a list. No element is copied.
  @inlinable public func slice(_ range: Range<Int>, of list: Value) -> Value {
    Value(.list, list.first + UInt32(range.lowerBound), UInt32(range.count))
  }

  @inlinable func row(_ start: UInt32, plus offset: Int) -> Value {
    let index = Int(start & ~ValueTable.scratchMark) + offset
    return start & ValueTable.scratchMark == 0 ? tables.values.rows[index] : scratch.rows[index]
  }
}

extension Workspace {
  /// Returns the value of `name`: a slot of a record or document, or an entry of a map. Returns `nil` if there is none.
  /// Reads of documents and of other records with an identity are noted in ``reads``.
  package func attribute(_ name: NameID, of value: Value) -> Value? {
    switch value.kind {
    case .document:
      guard let slot = tables.slot(of: name, in: ShapeID(rawValue: value.second)) else { return nil }
      let row = Int(tables.documentRows[Int(value.first)]) + slot
      reads.note(row)
      return tables.values.rows[row]
    case .record:
      guard let slot = tables.slot(of: name, in: ShapeID(rawValue: value.second)) else { return nil }
      if tables.haveIdentities[Int(value.second)], !value.isInScratch { reads.note(Int(value.first) + slot) }
      return row(value.first, plus: slot)
    case .map: return position(of: name, in: value).map { pair($0, of: value).value }
    default:
      return nil
    }
  }

  /// Returns the value of `name`, for a name that is known only while rendering.
  package func attribute(named name: String, of value: Value) -> Value? {
    if value.kind == .map { return position(Array(name.utf8).span, in: value).map { pair($0, of: value).value } }
    return tables.names.id(of: name).flatMap { attribute($0, of: value) }
  }

  /// Returns the names of a value's slots or entries, in order.
  package func attributeNames(of value: Value) -> [String] {
    if let shape = value.shape { return tables.shapes[Int(shape.rawValue)].slots.map { tables.names[$0] } }
    return value.kind == .map ? (0..<count(value)).map { string(pair($0, of: value).key) } : []
  }

  /// Returns the position of the pair whose key has the UTF-8 bytes `name`.
  private func position(_ name: borrowing Span<UInt8>, in map: Value) -> Int? {
    for index in 0..<count(map) {
      let key = pair(index, of: map).key
      if key.second == UInt32(truncatingIfNeeded: name.count), holds(name, key) { return index }
    }
    return nil
  }

  /// Returns whether text of the same length has the same bytes.
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
