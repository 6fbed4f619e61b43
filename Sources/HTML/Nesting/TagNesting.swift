/// A quick check whether all tags of a page match. ``NestingSearch`` finds those that do not.
package struct TagNesting {
  private var open = OpenTags()
  private var hasProblem = false

  package init() {}

  /// Reads the next tag. `isForeign` indicates whether it is in SVG or MathML.
  package mutating func read(_ tag: HTMLTag, isForeign: Bool) {
    guard !hasProblem else { return }
    if tag.isEndTag {
      end(tag.elementName)
    } else if !tag.isWholeElement(isForeign: isForeign) {
      begin(tag.elementName, isForeign)
    }
  }

  /// A Boolean value that indicates whether every element that needs an end tag has one, after the last tag was read.
  package var isCorrect: Bool {
    !hasProblem && open.elements.allSatisfy { ElementName.optionalEnd.contains($0.name) }
  }

  private mutating func begin(_ name: ElementName, _ isForeign: Bool) {
    if !isForeign {
      _ = open.endParagraph(before: name)
      let excluding = ElementName.excluding(name)
      if !excluding.isEmpty, open.innermost(of: excluding) != nil { hasProblem = true }
    }
    open.append(OpenTags.Element(name: name, tag: 0))
  }

  private mutating func end(_ name: ElementName) {
    guard open.count(of: name) > 0 else {
      hasProblem = true
      return
    }
    while let element = open.removeLast(), element.name != name {
      if !ElementName.optionalEnd.contains(element.name) { hasProblem = true }
    }
  }
}
