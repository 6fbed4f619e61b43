/// A key of `page` in a `_type.yml`.
package enum PageKey: String, DeclarationKey {
  case unless
}
