/// A key of the file that declares a component of a theme.
enum ComponentKey: String, DeclarationKey {
  case description, attributes
}
