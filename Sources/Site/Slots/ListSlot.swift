import Values

/// The slots of a list by value.
package enum ListSlot: String, TemplateSlot {
  case by, label, date, url, count, feed, value, title
  case condition = "where"

  func valueType(feed: ValueType) -> ValueType {
    switch self {
    case .by, .label, .url, .value, .title, .condition: .text
    case .date: .date
    case .count: .number
    case .feed: feed
    }
  }
}
