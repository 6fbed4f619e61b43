import Values

/// The slots of a feed.
package enum FeedSlot: String, TemplateSlot {
  case title, description, url, permalink, home, updated
  case jsonURL = "json_url"
  case jsonPermalink = "json_permalink"

  var valueType: ValueType {
    switch self {
    case .title, .description, .url, .permalink, .home, .jsonURL, .jsonPermalink: .text
    case .updated: .date
    }
  }
}
