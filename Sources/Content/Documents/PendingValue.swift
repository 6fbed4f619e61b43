import Values

/// A field's value before its document is linked.
package enum PendingValue: Sendable {
  /// A position in ``Document/references``.
  case reference(Int)
  /// A position in ``Document/markdown``.
  case markdown(Int)

  static let referenceKind: UInt32 = 0xFFFF_0000
  static let markdownKind: UInt32 = 0xFFFF_0001

  package init?(_ value: Value) {
    guard let kind = value.deferredKind, let position = value.documentID?.rawValue else { return nil }
    switch kind {
    case Self.referenceKind: self = .reference(Int(position))
    case Self.markdownKind: self = .markdown(Int(position))
    default: return nil
    }
  }
}

extension Value {
  static func pendingReference(_ position: Int) -> Value {
    .deferred(PendingValue.referenceKind, of: DocumentID(rawValue: UInt32(position)))
  }

  static func pendingMarkdown(_ position: Int) -> Value {
    .deferred(PendingValue.markdownKind, of: DocumentID(rawValue: UInt32(position)))
  }
}
