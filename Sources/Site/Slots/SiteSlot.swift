import Content
import Values

/// The slots of the variable `site`.
package enum SiteSlot: String, TemplateSlot {
  case title, description
  case baseURL = "base_url"
  case language, root, navigation, social, publishers, banner
  case frameHosts = "frame_hosts"
  case feeds, contacts, search

  func valueType(_ settings: SettingsReader, navigationEntry: ValueType, feed: ValueType) -> ValueType {
    switch self {
    case .title, .description, .baseURL, .language, .root: .text
    case .navigation: .list(navigationEntry)
    case .social: settings.valueType(of: .social)
    case .publishers: settings.valueType(of: .publishers)
    case .banner: settings.valueType(of: .banner)
    case .frameHosts: settings.valueType(of: .frameHosts)
    case .feeds: .list(feed)
    case .contacts: settings.valueType(of: .contacts)
    case .search: .boolean
    }
  }
}
