/// A value that templates read: a kind and two 32-bit numbers, never a reference.
///
/// Small things (numbers, dates) are held in the two numbers themselves. Text and collections are ranges of a
/// ``ValueTable``: of the site's own ``Tables``, or of the scratch table of the ``Workspace`` that made them, which the
/// top bit of the first number tells. A copy costs 12 bytes and no reference count, so threads never meet over one.
package struct Value: BitwiseCopyable, Hashable, Sendable {
  package enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// Nothing has that name; reading it is an error unless a template asks whether it is defined.
    case undefined
    /// Known to be empty: an optional field left out.
    case null
    case boolean
    case integer
    case number
    case text
    /// Text that is already HTML, made by the engine itself.
    case html
    case date
    case list
    /// Pairs of a text and a value, in their written order.
    case map
    /// Named slots, laid out as a ``Shape`` says.
    case record
    /// A record with an identity; see ``DocumentID``.
    case document
    /// Made only when read, by whoever renders: the content of a document, say.
    case deferred
    /// Something a template can call; its numbers mean what the template engine says.
    case function
  }

  package let kind: Kind
  @usableFromInline package let first: UInt32
  @usableFromInline package let second: UInt32

  @inlinable package init(_ kind: Kind, _ first: UInt32 = 0, _ second: UInt32 = 0) {
    self.kind = kind
    self.first = first
    self.second = second
  }

  package static let undefined = Value(.undefined)
  package static let null = Value(.null)
  package static let emptyText = Value(.text)
  package static let emptyList = Value(.list)
}

extension Value {
  @inlinable package static func boolean(_ flag: Bool) -> Value { Value(.boolean, flag ? 1 : 0) }
  @inlinable package static func integer(_ integer: Int) -> Value {
    Value(.integer, bits: UInt64(bitPattern: Int64(integer)))
  }
  @inlinable package static func number(_ number: Double) -> Value { Value(.number, bits: number.bitPattern) }
  @inlinable package static func document(_ id: DocumentID, shape: ShapeID) -> Value {
    Value(.document, id.rawValue, shape.rawValue)
  }

  /// A value made when it is read: `kind` says what, in the numbering of whoever resolves it.
  @inlinable package static func deferred(_ kind: UInt32, of id: DocumentID) -> Value {
    Value(.deferred, id.rawValue, kind)
  }

  @inlinable package var isTrueBoolean: Bool { kind == .boolean && first != 0 }
  @inlinable package var integerValue: Int? { kind == .integer ? Int(Int64(bitPattern: bits)) : nil }
  @inlinable package var numberValue: Double? { kind == .number ? Double(bitPattern: bits) : nil }
  @inlinable package var isMissing: Bool { kind == .null || kind == .undefined }

  /// The identity of a document, or of the document that a deferred value belongs to.
  @inlinable package var documentID: DocumentID? {
    kind == .document || kind == .deferred ? DocumentID(rawValue: first) : nil
  }

  /// What a deferred value stands for.
  @inlinable package var deferredKind: UInt32? { kind == .deferred ? second : nil }

  /// The first row of a record.
  package var firstRow: UInt32 { first }

  /// The layout of a record or document.
  @inlinable package var shape: ShapeID? {
    kind == .record || kind == .document ? ShapeID(rawValue: second) : nil
  }

  /// The text as HTML that needs no further escaping. For text the engine made itself.
  @inlinable package var markedAsHTML: Value { kind == .text ? Value(.html, first, second) : self }

  /// HTML as plain text, to be escaped again where it is written.
  @inlinable package var markedAsText: Value { kind == .html ? Value(.text, first, second) : self }

  @inlinable package init(_ kind: Kind, bits: UInt64) {
    self.init(kind, UInt32(truncatingIfNeeded: bits >> 32), UInt32(truncatingIfNeeded: bits))
  }

  @inlinable package var bits: UInt64 { UInt64(first) << 32 | UInt64(second) }
}

/// The number of a document in its site; stable within one build.
package struct DocumentID: RawRepresentable, BitwiseCopyable, Hashable, Comparable, Sendable {
  package let rawValue: UInt32
  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a ``Shape`` in its tables.
package struct ShapeID: RawRepresentable, BitwiseCopyable, Hashable, Sendable {
  package let rawValue: UInt32
  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The number of a name in a ``NameTable``.
package struct NameID: RawRepresentable, BitwiseCopyable, Hashable, Sendable {
  package let rawValue: UInt32
  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
}
