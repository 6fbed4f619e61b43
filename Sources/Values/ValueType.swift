/// The type of a value that is known before anything is rendered, as the field that contains it declares.
///
/// A value of any type may also be missing (null). Only the content determines which values are.
package indirect enum ValueType: Hashable, Sendable {
  /// Nothing is known.
  case any
  /// Always missing.
  case null
  case boolean
  case number
  case text
  /// Text in the hexadecimal notation of colors.
  case color
  case html
  case date
  case list(ValueType)
  /// A list with one element for each of the types.
  case tuple([ValueType])
  /// Values of one type under unknown keys.
  case map(ValueType)
  /// A record or document with the slots of its ``Shape``.
  case record(ShapeID)
}

extension ValueType {
  /// A Boolean value that indicates whether the value is text that is not HTML.
  package var isPlainText: Bool { self == .text || self == .color }

  /// Returns the type of a value that has either of two types.
  package func joined(with other: ValueType) -> ValueType {
    switch (self, other) {
    case _ where self == other: self
    case (.null, _): other
    case (_, .null): self
    case (.text, .color), (.color, .text): .text
    case (.list(let first), .list(let second)): .list(first.joined(with: second))
    case (.map(let first), .map(let second)): .map(first.joined(with: second))
    default: .any
    }
  }

  /// The type of the elements in a loop over the value.
  package var element: ValueType {
    switch self {
    case .list(let element): element
    case .tuple(let elements): elements.reduce(.null) { $0.joined(with: $1) }
    case .map, .text, .color, .html: .text
    default: .any
    }
  }

  /// Returns the type with nothing known below `depth` lists or maps, so that types cannot grow indefinitely.
  package func cut(to depth: Int = 4) -> ValueType {
    guard depth > 0 else { return .any }
    return switch self {
    case .list(let element): .list(element.cut(to: depth - 1))
    case .map(let element): .map(element.cut(to: depth - 1))
    case .tuple(let elements): .tuple(elements.map { $0.cut(to: depth - 1) })
    default: self
    }
  }
}
