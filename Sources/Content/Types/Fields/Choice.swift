/// One of the values that a field of type `choice` can have.
package struct Choice: Hashable, Sendable {
  /// The name in front matter, conditions, exports, and URLs: `adopted`.
  package let name: String
  /// The text that readers and editors see: "Adopted"; the name if the type declares no other.
  package let label: String

  /// Creates a choice with a label, or one that readers see by its name.
  package init(_ name: String, label: String? = nil) {
    self.name = name
    self.label = label ?? name
  }

  package var hasLabel: Bool { label != name }
}

extension [Choice] {
  package var names: [String] { map(\.name) }

  /// Returns the label of the choice called `name`; `name` itself if there is no such choice.
  package func label(of name: String) -> String { first { $0.name == name }?.label ?? name }
}
