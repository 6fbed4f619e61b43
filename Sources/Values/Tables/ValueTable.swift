/// The bytes of text and the rows of collections that values point into.
public struct ValueTable: Sendable {
  @usableFromInline package var bytes: [UInt8] = []
  @usableFromInline package var rows: [Value] = []
  /// The sizes of the lists and maps, if this is a scratch table.
  private var sizes = NestedSizes()
  /// The bit that is set in the first number of every range of this table. It distinguishes scratch tables from the
  /// site's.
  @usableFromInline let mark: UInt32

  /// The bit that marks a range of a scratch table.
  @usableFromInline package static let scratchMark: UInt32 = 1 << 31

  package init() { mark = 0 }

  package init(bytes: [UInt8], rows: [Value]) {
    self.bytes = bytes
    self.rows = rows
    mark = 0
  }

  @inlinable init(scratch: Void) { mark = Self.scratchMark }

  /// The number of values in the largest list or map of a scratch table, including the lists and maps inside it.
  package var largestSize: Int { sizes.largest }

  /// Keeps only the first `bytes` and `rows`, without releasing memory.
  mutating func truncate(bytes byteCount: Int, rows rowCount: Int) {
    sizes.truncate(rows: rowCount)
    bytes.removeSubrange(byteCount...)
    rows.removeSubrange(rowCount...)
  }
}

extension ValueTable {
  package mutating func text(_ string: String) -> Value {
    let start = bytes.count
    bytes.append(contentsOf: string.utf8)
    return value(.text, from: start)
  }

  // Not generic over collections: a generic function is slow when it is called from other modules.
  package mutating func text(_ utf8: ArraySlice<UInt8>) -> Value {
    let start = bytes.count
    bytes.append(contentsOf: utf8)
    return value(.text, from: start)
  }

  package mutating func text(_ utf8: [UInt8]) -> Value { text(utf8[...]) }

  /// Copies text from another table into this one. A slice of the other table's bytes would be reference-counted, and
  /// threads would contend for the count.
  mutating func copy(_ text: Value, of other: borrowing ValueTable) -> Value {
    let start = bytes.count
    let position = Int(text.first)
    other.bytes.span.extracting(position..<position + Int(text.second)).withUnsafeBufferPointer {
      bytes.append(contentsOf: $0)
    }
    return value(.text, from: start)
  }

  /// Returns the UTF-8 bytes of text or HTML in this table; empty for any other kind.
  package func bytes(of value: Value) -> ArraySlice<UInt8> {
    guard value.kind == .text || value.kind == .html else { return [] }
    let start = Int(value.first & ~Self.scratchMark)
    return bytes[start..<start + Int(value.second)]
  }

  /// Returns the text of a value in this table; empty if the value is not text.
  package func string(_ value: Value) -> String { String(decoding: bytes(of: value), as: UTF8.self) }

  /// Returns a value for everything that was appended to ``bytes`` after the first `start` bytes.
  @inlinable public func value(_ kind: Value.Kind, from start: Int) -> Value {
    Value(kind, UInt32(truncatingIfNeeded: start) | mark, UInt32(truncatingIfNeeded: bytes.count - start))
  }

  package mutating func list(_ elements: [Value]) -> Value {
    let start = rows.count
    rows.append(contentsOf: elements)
    if mark != 0 { sizes.add(rows, from: start) }
    return Value(.list, UInt32(start) | mark, UInt32(rows.count - start))
  }

  /// Adds a record of `shape`, with its slots in the shape's order.
  @usableFromInline package mutating func record(_ shape: ShapeID, _ slots: [Value]) -> Value {
    let start = rows.count
    rows.append(contentsOf: slots)
    return Value(.record, UInt32(start) | mark, shape.rawValue)
  }

  /// Adds a map of text keys to values.
  package mutating func map(_ pairs: [(key: Value, value: Value)]) -> Value {
    let start = rows.count
    for pair in pairs {
      rows.append(pair.key)
      rows.append(pair.value)
    }
    if mark != 0 { sizes.add(rows, from: start) }
    return Value(.map, UInt32(start) | mark, UInt32(pairs.count))
  }
}

extension ValueTable {
  /// Returns the rows of a list's elements, or of a map's alternating keys and values; empty for any other kind.
  package func rows(of value: Value) -> ArraySlice<Value> {
    let start = Int(value.first & ~Self.scratchMark)
    switch value.kind {
    case .list: return rows[start..<start + Int(value.second)]
    case .map: return rows[start..<start + 2 * Int(value.second)]
    default: return []
    }
  }

  /// Returns the rows of a record with `count` slots.
  package func slots(of record: Value, count: Int) -> ArraySlice<Value> {
    let start = Int(record.first & ~Self.scratchMark)
    return rows[start..<start + count]
  }
}

extension ValueTable {
  /// Replaces the value at `row`.
  package mutating func replace(_ value: Value, at row: Int) { rows[row] = value }

  /// The offsets by which the ranges of an appended table moved.
  public struct Relocation: Sendable {
    let bytes: UInt32
    let rows: UInt32

    /// Returns a value of the appended table, adjusted to the table that it was appended to.
    package func callAsFunction(_ value: Value) -> Value {
      switch value.kind {
      case .text, .html: Value(value.kind, value.first + bytes, value.second)
      case .list, .map, .record: Value(value.kind, value.first + rows, value.second)
      default: value
      }
    }
  }

  /// Appends all of `other`. Takes time linear in the size of `other`.
  package mutating func append(_ other: ValueTable) -> Relocation {
    let relocation = Relocation(bytes: UInt32(bytes.count) | mark, rows: UInt32(rows.count) | mark)
    bytes.append(contentsOf: other.bytes)
    for row in other.rows { rows.append(relocation(row)) }
    return relocation
  }

  /// Reserves capacity for appending `others`, plus some for later values, because growing would move the whole table.
  package mutating func reserve(for others: [ValueTable]) {
    bytes.reserveCapacity(bytes.count + others.reduce(1 << 16) { $0 + $1.bytes.count })
    rows.reserveCapacity(rows.count + others.reduce(1 << 14) { $0 + $1.rows.count })
  }
}
