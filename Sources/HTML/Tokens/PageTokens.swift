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
  private var contexts: [Context] = []
  /// The number of ``contexts`` of each kind, so that an end tag without a start tag costs no search.
  private var counts = Array(repeating: 0, count: Context.allCases.count)

  /// An element that changes how tags are read.
  private enum Context: Int, CaseIterable {
    /// SVG and MathML, where `script`, `style`, and `title` contain tags.
    case svg, math
    /// Elements in SVG that contain HTML again (section 13.2.4.2).
    case foreignObject, desc, title

    init?(_ tag: HTMLTag) {
      switch tag.nameRange.count {
      case 3 where tag.isNamed("svg"): self = .svg
      case 4 where tag.isNamed("math"): self = .math
      case 4 where tag.isNamed("desc"): self = .desc
      case 5 where tag.isNamed("title"): self = .title
      case 13 where tag.isNamed("foreignobject"): self = .foreignObject
      default: return nil
      }
    }

    var isForeign: Bool { self == .svg || self == .math }
  }

  package init(_ source: [UInt8]) { tokenizer = HTMLTokenizer(source) }

  package mutating func next() -> HTMLToken? {
    while let token = tokenizer.next() {
      let isOutside = templateDepth == 0
      if case .tag(let tag) = token { take(tag) }
      if isOutside || templateDepth == 0 { return token }
    }
    return nil
  }

  /// Whether the last tag is in SVG or MathML, where `/>` ends an element.
  package var isInForeignContent: Bool { contexts.last?.isForeign ?? false }

  private mutating func take(_ tag: HTMLTag) {
    if tag.isEndTag { close(tag) } else { open(tag) }
    tokenizer.allowsCDATA = isInForeignContent
  }

  private mutating func open(_ tag: HTMLTag) {
    if isInForeignContent, Self.endsForeignContent.contains(tag.name) {
      while isInForeignContent { removeContext() }
    }
    let context = Context(tag)
    if isInForeignContent || context?.isForeign == true {
      guard let context, !tag.isSelfClosing else { return }
      contexts.append(context)
      counts[context.rawValue] += 1
    } else if tag.isNamed("template") {
      templateDepth += 1
    } else {
      tokenizer.state = TextState(after: tag)
    }
  }

  private mutating func close(_ tag: HTMLTag) {
    if !contexts.isEmpty, let context = Context(tag), counts[context.rawValue] > 0 {
      while contexts.last != context { removeContext() }
      removeContext()
    }
    if templateDepth > 0, tag.isNamed("template"), !isInForeignContent { templateDepth -= 1 }
  }

  private mutating func removeContext() { counts[contexts.removeLast().rawValue] -= 1 }

  /// The HTML elements that end SVG and MathML, although these were not closed (section 13.2.6.5).
  private static let endsForeignContent: Set = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
  ]
}
