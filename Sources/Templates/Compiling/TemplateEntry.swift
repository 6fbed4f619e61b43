import Values

/// A template that renders pages, with the types of its variables.
package struct TemplateEntry: Hashable, Sendable {
  package let template: String
  /// The type of each global, in order.
  package let globals: [ValueType]

  package init(_ template: String, globals: [ValueType]) {
    self.template = template
    self.globals = globals
  }
}
