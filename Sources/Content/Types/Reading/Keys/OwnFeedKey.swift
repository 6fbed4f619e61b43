/// A key of `feed-each` in a `_type.yml`.
package enum OwnFeedKey: String, DeclarationKey {
  case lists = "of"
  case limit
}
