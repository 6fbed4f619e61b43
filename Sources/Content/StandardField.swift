import Values

/// A field that the site itself reads, whatever else a type has.
package enum StandardField: Int, CaseIterable, Sendable {
  case title, description, date, slug, draft, publishOn, expires, aliases, template

  /// Its name in front matter.
  package var key: String { self == .publishOn ? "publish-on" : "\(self)" }
}

extension Document {
  /// The value of a field that the site itself reads; null where its type has none.
  package func value(_ field: StandardField, in type: ContentType) -> Value {
    type.index(of: field).map { fields[$0] } ?? .null
  }

  /// The text of such a field, if it is a text that was given.
  package func text(_ field: StandardField, in type: ContentType) -> String? {
    let value = value(field, in: type)
    return value.kind == .text ? values.string(value) : nil
  }
}
