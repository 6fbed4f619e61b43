/// A key of an item in `checks` of a `_type.yml`.
package enum CheckKey: String, DeclarationKey {
  case condition = "when"
  case message = "say"
  case field = "at"
  case level
}
