/// The bytes of texts and the rows of collections that values point into.
public struct ValueTable: Sendable {
  @usableFromInline package var bytes: [UInt8] = []
  @usableFromInline package var rows: [Value] = []
  /// Set in the first number of every range this table hands out; distinguishes scratch from site.
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

  /// Removes all but the first `bytes` and `rows`, and keeps the memory.
  mutating func truncate(bytes byteCount: Int, rows rowCount: Int) {
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

  // Not for any collection: what is generic here is slow elsewhere.
  package mutating func text(_ utf8: ArraySlice<UInt8>) -> Value {
    let start = bytes.count
    bytes.append(contentsOf: utf8)
    return value(.text, from: start)
  }

  package mutating func text(_ utf8: [UInt8]) -> Value { text(utf8[...]) }

  /// A text of another table in this one. A slice of the other's bytes would count references, over which threads meet.
  mutating func copy(_ text: Value, of other: borrowing ValueTable) -> Value {
    let start = bytes.count
    let position = Int(text.first)
    other.bytes.span.extracting(position..<position + Int(text.second)).withUnsafeBufferPointer {
      bytes.append(contentsOf: $0)
    }
    return value(.text, from: start)
  }

  /// The UTF-8 bytes of a text or HTML of this table; none for anything else.
  package func bytes(of value: Value) -> ArraySlice<UInt8> {
    guard value.kind == .text || value.kind == .html else { return [] }
    let start = Int(value.first & ~Self.scratchMark)
    return bytes[start..<start + Int(value.second)]
  }

  /// The text of a value of this table; empty for what is no text.
  package func string(_ value: Value) -> String { String(decoding: bytes(of: value), as: UTF8.self) }

  /// The text that was appended to ``bytes`` since they were `start` long.
  @inlinable public func value(_ kind: Value.Kind, from start: Int) -> Value {
    Value(kind, UInt32(truncatingIfNeeded: start) | mark, UInt32(truncatingIfNeeded: bytes.count - start))
  }

  package mutating func list(_ elements: [Value]) -> Value {
    let start = rows.count
    rows.append(contentsOf: elements)
    return Value(.list, UInt32(start) | mark, UInt32(rows.count - start))
  }

  /// A record of `shape`, its slots in the shape's order.
  package mutating func record(_ shape: ShapeID, _ slots: [Value]) -> Value {
    let start = rows.count
    rows.append(contentsOf: slots)
    return Value(.record, UInt32(start) | mark, shape.rawValue)
  }

  /// A map of keys, which are texts, to values.
  package mutating func map(_ pairs: [(key: Value, value: Value)]) -> Value {
    let start = rows.count
    for pair in pairs {
      rows.append(pair.key)
      rows.append(pair.value)
    }
    return Value(.map, UInt32(start) | mark, UInt32(pairs.count))
  }
}

extension ValueTable {
  /// The rows of a list's elements or a map's keys and values in turn; none for anything else.
  package func rows(of value: Value) -> ArraySlice<Value> {
    let start = Int(value.first & ~Self.scratchMark)
    switch value.kind {
    case .list: return rows[start..<start + Int(value.second)]
    case .map: return rows[start..<start + 2 * Int(value.second)]
    default: return []
    }
  }

  /// The rows of a record of `count` slots.
  package func slots(of record: Value, count: Int) -> ArraySlice<Value> {
    let start = Int(record.first & ~Self.scratchMark)
    return rows[start..<start + count]
  }
}

extension ValueTable {
  /// Puts `value` in the place of the one at `row`.
  package mutating func replace(_ value: Value, at row: Int) { rows[row] = value }

  /// How far the ranges of an appended table moved.
  public struct Relocation: Sendable {
    let bytes: UInt32
    let rows: UInt32

    /// `value` of the appended table, as it reads in the table it was appended to.
    package func callAsFunction(_ value: Value) -> Value {
      switch value.kind {
      case .text, .html: Value(value.kind, value.first + bytes, value.second)
      case .list, .map, .record: Value(value.kind, value.first + rows, value.second)
      default: value
      }
    }
  }

  /// Appends all of `other`. Linear in the size of `other`.
  package mutating func append(_ other: ValueTable) -> Relocation {
    let relocation = Relocation(bytes: UInt32(bytes.count) | mark, rows: UInt32(rows.count) | mark)
    bytes.append(contentsOf: other.bytes)
    for row in other.rows { rows.append(relocation(row)) }
    return relocation
  }

  /// Makes room for `others`, which are to be appended, and for some more after them, which would move all of it.
  package mutating func reserve(for others: [ValueTable]) {
    bytes.reserveCapacity(bytes.count + others.reduce(1 << 16) { $0 + $1.bytes.count })
    rows.reserveCapacity(rows.count + others.reduce(1 << 14) { $0 + $1.rows.count })
  }
}
