/// Finds the tags of a page that do not match. Linear in the size of the page.
///
/// If an end tag comes while an element inside is open, either that element lacks its end tag, or this end tag is
/// misplaced. The end tags that follow decide: if enough of them remain to close the element inside, this one is
/// misplaced.
package struct NestingSearch {
  private struct Tag {
    let tag: HTMLTag
    let name: ElementName
    let isForeign: Bool
  }

  private let tags: [Tag]
  /// For each name, the number of end tags that follow, less the number of start tags.
  private var remaining: [ElementName: Int] = [:]
  private var open = OpenTags()
  /// For each name, the number of end tags that were reported as misplaced, whose elements have no other end tag.
  private var misplaced: [ElementName: Int] = [:]
  /// The tags that ended a paragraph, whose end tag has not been read.
  private var paragraphEnds: [HTMLTag] = []
  private var problems: [NestingProblem] = []

  /// Returns the problems of `page`, in the order in which they are noticed.
  package static func problems(in page: [UInt8]) -> [NestingProblem] {
    var search = NestingSearch(page)
    search.run()
    return search.problems
  }

  private init(_ page: [UInt8]) {
    var tags: [Tag] = []
    var tokens = PageTokens(page)
    while let token = tokens.next() {
      guard case .tag(let tag) = token else { continue }
      let isForeign = tokens.isInForeignContent
      if !tag.isEndTag, tag.isWholeElement(isForeign: isForeign) { continue }
      tags.append(Tag(tag: tag, name: tag.elementName, isForeign: isForeign))
      remaining[tag.elementName, default: 0] += tag.isEndTag ? 1 : -1
    }
    self.tags = tags
  }

  private mutating func run() {
    for (number, tag) in tags.enumerated() {
      remaining[tag.name, default: 0] += tag.tag.isEndTag ? -1 : 1
      if tag.tag.isEndTag { end(tag) } else { begin(tag, number) }
    }
    while let element = open.removeLast() { reportUnclosed(element, before: nil) }
  }

  private mutating func begin(_ tag: Tag, _ number: Int) {
    if !tag.isForeign {
      if open.endParagraph(before: tag.name) { paragraphEnds.append(tag.tag) }
      let excluding = ElementName.excluding(tag.name)
      if !excluding.isEmpty, let outer = open.innermost(of: excluding) {
        // Without an end tag of its own, the outer element is the mistake.
        let needed = open.count(of: outer.name) + (outer.name == tag.name ? 1 : 0)
        if remaining[outer.name, default: 0] < needed {
          open.remove(outer)
          reportUnclosed(outer, before: tag.tag)
        } else {
          problems.append(NestingProblem(kind: .nested(in: tags[outer.tag].tag), tag: tag.tag))
        }
      }
    }
    open.append(OpenTags.Element(name: tag.name, tag: number))
  }

  private mutating func end(_ tag: Tag) {
    guard open.count(of: tag.name) > 0 else {
      problems.append(NestingProblem(kind: reasonForUnopened(tag), tag: tag.tag))
      return
    }
    while let element = open.last, element.name != tag.name {
      let isOptional = ElementName.optionalEnd.contains(element.name)
      if !isOptional, remaining[element.name, default: 0] >= open.count(of: element.name) {
        problems.append(NestingProblem(kind: .inside(tags[element.tag].tag), tag: tag.tag))
        misplaced[tag.name, default: 0] += 1
        return
      }
      open.removeLast()
      reportUnclosed(element, before: tag.tag)
    }
    open.removeLast()
  }

  private mutating func reasonForUnopened(_ tag: Tag) -> NestingProblem.Kind {
    if tag.name == .paragraph, let start = paragraphEnds.popLast() { return .afterParagraph(endedBy: start) }
    guard let last = open.last, !ElementName.optionalEnd.contains(last.name), !tag.tag.isVoid,
      remaining[last.name, default: 0] < open.count(of: last.name)
    else { return .unopened }
    open.removeLast()
    return .misnamed(tags[last.tag].tag)
  }

  private mutating func reportUnclosed(_ element: OpenTags.Element, before end: HTMLTag?) {
    guard !ElementName.optionalEnd.contains(element.name) else { return }
    if let count = misplaced[element.name], count > 0 {
      misplaced[element.name] = count - 1
      return
    }
    problems.append(NestingProblem(kind: .unclosed(before: end), tag: tags[element.tag].tag))
  }
}
