import Values

/// The slots of a type's collection.
package enum CollectionSlot: String, TemplateSlot {
  case name, label, singular, url, feed, items, lists, choices

  func valueType(document: ValueType, feed: ValueType, list: ValueType, choices: ValueType) -> ValueType {
    switch self {
    case .name, .label, .singular, .url: .text
    case .feed: feed
    case .items: .list(document)
    case .lists: .list(list)
    case .choices: choices
    }
  }
}
