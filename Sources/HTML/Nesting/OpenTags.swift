/// The start tags of a page whose elements are open, in order.
struct OpenTags {
  struct Element {
    let name: ElementName
    /// The number of the tag in the page.
    let tag: Int
  }

  private(set) var elements: [Element] = []
  /// The number of open elements with each name, so that an end tag without a start tag costs no search.
  private var counts: [ElementName: Int] = [:]

  var last: Element? { elements.last }

  func count(of name: ElementName) -> Int { counts[name, default: 0] }

  mutating func append(_ element: Element) {
    elements.append(element)
    counts[element.name, default: 0] += 1
  }

  @discardableResult
  mutating func removeLast() -> Element? {
    guard let element = elements.popLast() else { return nil }
    counts[element.name, default: 1] -= 1
    return element
  }

  mutating func remove(_ element: Element) {
    elements.removeAll { $0.tag == element.tag }
    counts[element.name, default: 1] -= 1
  }

  /// The number of open elements that are searched for a paragraph.
  private static let depthLimit = 100

  /// Ends the paragraph that a start tag with `name` ends, if there is one.
  mutating func endParagraph(before name: ElementName) -> Bool {
    guard count(of: .paragraph) > 0, ElementName.endsParagraph.contains(name) else { return false }
    for position in elements.indices.suffix(Self.depthLimit).reversed() {
      let open = elements[position].name
      if open == .paragraph {
        elements.remove(at: position)
        counts[open, default: 1] -= 1
        return true
      }
      if ElementName.keepsParagraph.contains(open) { return false }
    }
    return false
  }

  /// Returns the innermost open element with one of the names.
  func innermost(of names: Set<ElementName>) -> Element? {
    guard names.contains(where: { count(of: $0) > 0 }) else { return nil }
    return elements.last { names.contains($0.name) }
  }
}
