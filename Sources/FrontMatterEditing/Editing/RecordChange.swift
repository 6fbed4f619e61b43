/// A change of one record in a list: new values for an existing record, or a new record.
package struct RecordChange: Hashable, Sendable {
  package enum Target: Hashable, Sendable {
    /// The record at this position.
    case existing(Int)
    /// A new record before the existing record at this position, or at the end.
    case inserted(before: Int)
  }

  package let target: Target
  package let fields: [NewValue.Field]

  package init(_ target: Target, _ fields: [NewValue.Field]) {
    self.target = target
    self.fields = fields
  }

  /// The position in the existing list.
  var position: Int {
    switch target {
    case .existing(let position), .inserted(let position): position
    }
  }

  var isNew: Bool { if case .inserted = target { true } else { false } }
}
