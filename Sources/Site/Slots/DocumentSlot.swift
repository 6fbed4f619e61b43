import Values

/// The slots that every document has, which come first in its record. A declared field with the same name fills its
/// slot, unless the site does.
package enum DocumentSlot: String, TemplateSlot {
  case title, description, url, permalink, content, excerpt, headings
  case feedContent = "feed_content"
  case feedID = "feed_id"
  case feed
  case feedDate = "feed_date"
  case leadImage = "lead_image"
  case related, previous, next
  case editURL = "edit_url"
  case type, collection, date
  case sourcePath = "source_path"

  /// Returns the type of the slot. The parameters are the types that depend on the type of the document; nothing is
  /// known about them on a page that is not a document.
  func valueType(
    neighbor: ValueType = .any, leadImage: ValueType = .any, collection: ValueType = .any, headings: ValueType = .any,
    feed: ValueType = .any
  ) -> ValueType {
    switch self {
    case .title, .description, .url, .permalink, .excerpt, .feedID, .editURL, .type, .sourcePath: .text
    case .content, .feedContent: .html
    case .date, .feedDate: .date
    case .headings: headings
    case .feed: feed
    case .leadImage: leadImage
    case .related: .list(.any)
    case .previous, .next: neighbor
    case .collection: collection
    }
  }
}
