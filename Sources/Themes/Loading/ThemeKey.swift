import Content

/// A key of a `theme.yml`.
enum ThemeKey: String, DeclarationKey {
  case name, extends, description, settings, search
  case trimBlocks = "trim-blocks"
  case stripBlocks = "lstrip-blocks"
}
