/// A key of `feed` in a `_type.yml`.
package enum FeedKey: String, DeclarationKey {
  case path, date, title, description, limit
}
