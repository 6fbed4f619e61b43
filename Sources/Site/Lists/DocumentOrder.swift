import Content
import Values

/// Sorts the documents of a collection. Groups of documents have an order of their own: see `Grouping.groups`.
struct DocumentOrder {
  private enum Key {
    case missing
    case number(Double)
    case text(folded: String, written: String)
  }

  /// Returns the ids of `documents` in the order that `type` declares. The default is by date, newest first, and then
  /// by title. Missing values come last in either direction, and equal documents are ordered by identity.
  static func sorted(_ documents: [(id: DocumentID, document: Document)], type: ContentType) -> [DocumentID] {
    let hasDate = type.fields.contains { $0.key == "date" && $0.type.isScalar(DateType.self) }
    let standard = (hasDate ? [SortKey("date", isDescending: true)] : []) + [SortKey("title")]
    let criteria = type.roles.sort.isEmpty ? standard : type.roles.sort
    let keys = criteria.map { criterion in
      let position = type.index(of: criterion.field)
      return documents.map { key(criterion.field, at: position, of: $0.document, type) }
    }
    // Most documents differ in the prefix of their first key, which fits in one number.
    let entries = documents.indices.map { position in
      Entry(beginning: criteria.isEmpty ? 0 : beginning(keys[0][position], criteria[0]), position: position)
    }
    return entries.sorted { left, right in
      if left.beginning != right.beginning { return left.beginning < right.beginning }
      for (index, criterion) in criteria.enumerated() {
        let order = order(
          keys[index][left.position], keys[index][right.position], isDescending: criterion.isDescending)
        if order != 0 { return order < 0 }
      }
      return documents[left.position].document.identity < documents[right.position].document.identity
    }.map { documents[$0.position].id }
  }

  private struct Entry {
    let beginning: UInt64
    let position: Int
  }

  /// Returns a prefix of the key that sorts like the key: all but one bit of a number, or the first bytes of text.
  private static func beginning(_ key: Key, _ criterion: SortKey) -> UInt64 {
    let ascending: UInt64
    switch key {
    case .missing: return .max
    case .number(let number):
      let bits = (number == 0 ? 0 : number).bitPattern
      ascending = (number.sign == .minus ? ~bits : bits | 1 << 63) >> 1
    case .text(let folded, _):
      var bytes: UInt64 = 0
      var utf8 = folded.utf8.makeIterator()
      for _ in 0..<7 { bytes = bytes << 8 | UInt64(utf8.next() ?? 0) }
      ascending = 1 << 63 | bytes
    }
    return criterion.isDescending ? .max - 1 - ascending : ascending
  }

  /// Returns the sort key of a document. `position` is the position of the field in the type, if the type declares it.
  private static func key(
    _ field: String, at position: Int?, of document: Document, _ type: ContentType
  ) -> Key {
    let value = position.map { document.fields[$0] } ?? .null
    if let date = value.dateValue { return .number(Double(date.secondsSinceEpoch)) }
    if let integer = value.integerValue { return .number(Double(integer)) }
    if let number = value.numberValue { return .number(number) }
    let ownText = value.kind == .text ? document.values.string(value) : nil
    guard let text = ownText ?? DocumentText(document, type)[field] else { return .missing }
    return .text(folded: slug(text), written: text)
  }

  private static func order(_ left: Key, _ right: Key, isDescending: Bool) -> Int {
    switch (left, right) {
    case (.missing, .missing): return 0
    case (.missing, _): return 1
    case (_, .missing): return -1
    default: break
    }
    let ascending: Int =
      switch (left, right) {
      case (.number(let first), .number(let second)): first < second ? -1 : first > second ? 1 : 0
      case (.text(let first, let writtenFirst), .text(let second, let writtenSecond)):
        (first, writtenFirst) < (second, writtenSecond) ? -1 : (first, writtenFirst) > (second, writtenSecond) ? 1 : 0
      case (.number, _): -1
      default: 1
      }
    return isDescending ? -ascending : ascending
  }
}
