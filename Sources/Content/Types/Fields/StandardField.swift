import Values

/// A field that the site itself reads, in documents of every type.
package enum StandardField: Int, CaseIterable, Sendable {
  case title, description, date, slug, draft, publishOn, expires, aliases, template, feedID

  /// The field's name in front matter.
  package var key: String {
    switch self {
    case .publishOn: "publish-on"
    case .feedID: "feed-id"
    default: "\(self)"
    }
  }
}

extension Document {
  /// Returns the value of a standard field; null if the type does not have it.
  package func value(_ field: StandardField, in type: ContentType) -> Value {
    type.index(of: field).map { fields[$0] } ?? .null
  }

  /// Returns the text of a standard field; `nil` if it is missing or not text.
  package func text(_ field: StandardField, in type: ContentType) -> String? {
    let value = value(field, in: type)
    return value.kind == .text ? values.string(value) : nil
  }
}
