/// A notation for single values in YAML.
package enum ScalarNotation: Sendable {
  /// Text, in quotes if YAML would otherwise read it as something else.
  case text
  /// Text that can have several lines.
  case prose
  /// A value that has its type only without quotes.
  case literal
}
