/// The number of a compiled template in its library.
package struct TemplateID: Hashable, Sendable {
  package let rawValue: Int
}
