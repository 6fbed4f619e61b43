/// The number of a name in a ``NameTable``.
public struct NameID: RawRepresentable, BitwiseCopyable, Hashable, Sendable {
  /// The number itself.
  public let rawValue: UInt32
  /// Creates the identifier with a number.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}
