/// The number of a document in its site; stable within one build.
public struct DocumentID: RawRepresentable, BitwiseCopyable, Hashable, Comparable, Sendable {
  /// The number itself.
  public let rawValue: UInt32
  /// Creates the identifier with a number.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Orders documents by number.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
