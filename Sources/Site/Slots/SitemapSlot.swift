import Values

/// The slots of an entry of the sitemap.
package enum SitemapSlot: String, TemplateSlot {
  case permalink, updated

  var valueType: ValueType {
    switch self {
    case .permalink: .text
    case .updated: .date
    }
  }
}
