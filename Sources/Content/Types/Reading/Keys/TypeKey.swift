/// A key of a `_type.yml`.
package enum TypeKey: String, DeclarationKey {
  case name, label, singular, permalink, title, sort, table
  case isOpen = "open"
  case page
  case requirement = "require"
  case computed, checks
  case futureDates = "future-dates"
  case list
  case groupLists = "lists"
  case feed
  case ownFeed = "feed-each"
  case exports, fields
}
