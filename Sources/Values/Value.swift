/// A value that templates read: a kind and two 32-bit numbers, never a reference.
///
/// Small things (numbers, dates) are held in the two numbers themselves. Text and collections are ranges of a
/// ``ValueTable``: of the site's own ``Tables``, or of the scratch table of the ``Workspace`` that made them, which the
/// top bit of the first number tells. A copy costs 12 bytes and no reference count, so threads never meet over one.
public struct Value: BitwiseCopyable, Hashable, Sendable {
  /// What a value is.
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
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

  @usableFromInline package let kind: Kind
  @usableFromInline package let first: UInt32
  @usableFromInline package let second: UInt32

  /// A value of a kind and the two numbers that say which.
  @inlinable public init(_ kind: Kind, _ first: UInt32 = 0, _ second: UInt32 = 0) {
    self.kind = kind
    self.first = first
    self.second = second
  }

  /// Nothing of that name.
  @inlinable public static var undefined: Value { Value(.undefined) }
  /// Nothing, and known to be.
  @inlinable public static var null: Value { Value(.null) }
  /// A text without characters.
  @inlinable public static var emptyText: Value { Value(.text) }
  /// A list without elements.
  @inlinable public static var emptyList: Value { Value(.list) }
}

extension Value {
  /// True or false.
  @inlinable public static func boolean(_ flag: Bool) -> Value { Value(.boolean, flag ? 1 : 0) }
  /// A whole number.
  @inlinable public static func integer(_ integer: Int) -> Value {
    Value(.integer, bits: UInt64(bitPattern: Int64(integer)))
  }
  /// A number that need not be whole.
  @inlinable public static func number(_ number: Double) -> Value { Value(.number, bits: number.bitPattern) }
  /// A document, whose slots are laid out as `shape` says.
  @inlinable public static func document(_ id: DocumentID, shape: ShapeID) -> Value {
    Value(.document, id.rawValue, shape.rawValue)
  }

  /// A value made when it is read: `kind` says what, in the numbering of whoever resolves it.
  @inlinable public static func deferred(_ kind: UInt32, of id: DocumentID) -> Value {
    Value(.deferred, id.rawValue, kind)
  }

  /// Whether it is the value true itself.
  @inlinable public var isTrueBoolean: Bool { kind == .boolean && first != 0 }
  /// The whole number; `nil` for anything else.
  @inlinable public var integerValue: Int? { kind == .integer ? Int(Int64(bitPattern: bits)) : nil }
  /// The number that need not be whole; `nil` for anything else.
  @inlinable public var numberValue: Double? { kind == .number ? Double(bitPattern: bits) : nil }
  /// Whether it is empty, or not defined at all.
  @inlinable public var isMissing: Bool { kind == .null || kind == .undefined }

  /// The identity of a document, or of the document that a deferred value belongs to.
  @inlinable public var documentID: DocumentID? {
    kind == .document || kind == .deferred ? DocumentID(rawValue: first) : nil
  }

  /// Whether a text or a collection is in the room of the workspace that made it.
  @inlinable public var isInScratch: Bool { first & ValueTable.scratchMark != 0 }

  /// Whether the two are the same bits: for texts, the same bytes of the same table.
  @inlinable func isIdentical(to other: Value) -> Bool {
    kind.rawValue == other.kind.rawValue && first == other.first && second == other.second
  }

  /// What a deferred value stands for.
  @inlinable public var deferredKind: UInt32? { kind == .deferred ? second : nil }

  /// The first row of a record.
  package var firstRow: UInt32 { first }

  /// The layout of a record or document.
  @inlinable public var shape: ShapeID? {
    kind == .record || kind == .document ? ShapeID(rawValue: second) : nil
  }

  /// The text as HTML that needs no further escaping. For text the engine made itself.
  @inlinable public var markedAsHTML: Value { kind == .text ? Value(.html, first, second) : self }

  /// HTML as plain text, to be escaped again where it is written.
  @inlinable public var markedAsText: Value { kind == .html ? Value(.text, first, second) : self }

  /// A value whose two numbers are the halves of `bits`.
  @inlinable public init(_ kind: Kind, bits: UInt64) {
    self.init(kind, UInt32(truncatingIfNeeded: bits >> 32), UInt32(truncatingIfNeeded: bits))
  }

  /// The two numbers as one.
  @inlinable public var bits: UInt64 { UInt64(first) << 32 | UInt64(second) }
}

/// The number of a document in its site; stable within one build.
public struct DocumentID: RawRepresentable, BitwiseCopyable, Hashable, Comparable, Sendable {
  /// The number itself.
  public let rawValue: UInt32
  /// The numbered thing.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// In the order of their numbers.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a ``Shape`` in its tables.
public struct ShapeID: RawRepresentable, BitwiseCopyable, Hashable, Sendable {
  /// The number itself.
  public let rawValue: UInt32
  /// The numbered thing.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The number of a name in a ``NameTable``.
public struct NameID: RawRepresentable, BitwiseCopyable, Hashable, Sendable {
  /// The number itself.
  public let rawValue: UInt32
  /// The numbered thing.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}
