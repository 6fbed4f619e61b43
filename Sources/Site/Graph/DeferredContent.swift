import Values

/// A part of a document that is computed only when a template reads it.
package enum DeferredContent: Hashable, Sendable {
  case content
  case feedContent
  case headings
  /// The documents that share the most references.
  case related
  /// A Markdown field, by its position in ``Document/markdown``.
  case field(Int)

  private static let firstField: UInt32 = 16

  package init?(_ value: Value) {
    switch value.deferredKind {
    case 0: self = .content
    case 1: self = .feedContent
    case 2: self = .headings
    case 3: self = .related
    case let kind? where kind >= Self.firstField: self = .field(Int(kind - Self.firstField))
    default: return nil
    }
  }

  func value(of id: DocumentID) -> Value {
    switch self {
    case .content: .deferred(0, of: id)
    case .feedContent: .deferred(1, of: id)
    case .headings: .deferred(2, of: id)
    case .related: .deferred(3, of: id)
    case .field(let position): .deferred(Self.firstField + UInt32(position), of: id)
    }
  }
}
