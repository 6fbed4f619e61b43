/// A filter from text to text, or to HTML, implemented by the caller of the renderer.
package struct TextFilter: Hashable, Sendable {
  package let name: String
  package let makesHTML: Bool

  package init(_ name: String, makesHTML: Bool) {
    self.name = name
    self.makesHTML = makesHTML
  }
}
