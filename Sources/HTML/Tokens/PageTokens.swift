/// The tokens of a page, read as browsers that build its elements read them.
///
/// It knows where text contains no tags and where SVG and MathML change how tags are read. Nothing is nested or
/// corrected beyond that. Tags in comments, in text such as that of `script` and `style`, and in templates are not
/// part of a page: comments and the text of scripts are tokens of their own, and templates are omitted.
package struct PageTokens: Sequence, IteratorProtocol {
  private var tokenizer: HTMLTokenizer
  /// The number of open `template` elements.
  private var templateDepth = 0
  /// The open elements that change how tags are read.
  private var foreign: [ForeignElement] = []
  /// The number of ``foreign`` elements with each name, so that an end tag without a start tag costs no search.
  private var counts = Array(repeating: 0, count: ForeignElement.Name.allCases.count)

  package init(_ source: [UInt8]) { tokenizer = HTMLTokenizer(source) }

  package mutating func next() -> HTMLToken? {
    while let token = tokenizer.next() {
      let isOutside = templateDepth == 0
      if case .tag(let tag) = token { take(tag) }
      if isOutside || templateDepth == 0 { return token }
    }
    return nil
  }

  /// A Boolean value that indicates whether the last tag is in SVG or MathML, where `/>` ends an element.
  package var isInForeignContent: Bool { content != .html }

  private var content: ForeignElement.Content { foreign.last?.content ?? .html }

  private mutating func take(_ tag: HTMLTag) {
    if tag.isEndTag { close(tag) } else { open(tag) }
    tokenizer.allowsCDATA = isInForeignContent
  }

  private mutating func open(_ tag: HTMLTag) {
    if isInForeignContent, Self.endsForeignContent(tag) { leaveForeignContent() }
    if isInForeignContent || tag.isNamed("svg") || tag.isNamed("math") {
      guard !tag.isSelfClosing, let element = ForeignElement(tag, in: content) else { return }
      foreign.append(element)
      counts[element.name.rawValue] += 1
    } else if tag.isNamed("template") {
      templateDepth += 1
    } else {
      tokenizer.state = TextState(after: tag)
    }
  }

  private mutating func close(_ tag: HTMLTag) {
    if isInForeignContent, tag.isNamed("br") || tag.isNamed("p") { leaveForeignContent() }
    if !foreign.isEmpty, let name = ForeignElement.Name(tag), counts[name.rawValue] > 0 {
      while foreign.last?.name != name { removeElement() }
      removeElement()
    }
    if templateDepth > 0, tag.isNamed("template"), !isInForeignContent { templateDepth -= 1 }
  }

  private mutating func leaveForeignContent() { while isInForeignContent { removeElement() } }

  private mutating func removeElement() { counts[foreign.removeLast().name.rawValue] -= 1 }

  /// Returns whether the start tag ends SVG and MathML, although these were not closed (section 13.2.6.5).
  private static func endsForeignContent(_ tag: HTMLTag) -> Bool {
    if tag.isNamed("font") { return tag["color"] != nil || tag["face"] != nil || tag["size"] != nil }
    return endingElements.contains(tag.name)
  }

  private static let endingElements: Set = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
  ]
}
