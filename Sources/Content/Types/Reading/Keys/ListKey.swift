/// A key of `list`, and of an item in `lists`, in a `_type.yml`.
package enum ListKey: String, DeclarationKey {
  case by
  case condition = "where"
  case path, title, description
  case pageSize = "page-size"
  case group, feed

  /// A Boolean value that indicates whether only items in `lists` have the key.
  package var isForEachValue: Bool {
    switch self {
    case .by, .condition, .feed: true
    case .path, .title, .description, .pageSize, .group: false
    }
  }
}
