import Content
import Values

/// The order of a collection's documents.
struct DocumentOrder {
  private enum Key {
    case missing
    case number(Double)
    case text(folded: String, written: String)
  }

  /// The positions of `documents` in the order that `type` declares: by date, newest first, and title where it declares
  /// none. What is missing comes last either way, and equals come in the order of their identities.
  static func sorted(_ documents: [(id: DocumentID, document: Document)], type: ContentType) -> [DocumentID] {
    let hasDate = type.fields.contains { if $0.key == "date", case .date = $0.type { true } else { false } }
    let standard = (hasDate ? [ContentType.SortKey("date", isDescending: true)] : []) + [ContentType.SortKey("title")]
    let criteria = type.sort.isEmpty ? standard : type.sort
    let keyed = documents.map { entry in
      (entry.id, entry.document.identity, criteria.map { key($0.field, of: entry.document, type) })
    }
    return keyed.sorted { left, right in
      for (index, criterion) in criteria.enumerated() {
        let order = order(left.2[index], right.2[index], isDescending: criterion.isDescending)
        if order != 0 { return order < 0 }
      }
      return left.1 < right.1
    }.map(\.0)
  }

  private static func key(_ field: String, of document: Document, _ type: ContentType) -> Key {
    let value = document.value(field, in: type)
    if let date = value.dateValue { return .number(Double(date.secondsSinceEpoch)) }
    if let integer = value.integerValue { return .number(Double(integer)) }
    if let number = value.numberValue { return .number(number) }
    guard let text = DocumentText(document, type)[field] else { return .missing }
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
