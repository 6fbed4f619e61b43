/// The start tags of an HTML page, in order: those that browsers make elements of the page from.
///
/// Tags in comments, in the text of elements such as `script` and `style`, and in templates are not part of a page.
/// Nothing is nested or corrected, except as far as it decides how the text of an element is read.
package struct PageTags: Sequence, IteratorProtocol {
  private var scanner: HTMLScanner
  /// The number of open `template` elements.
  private var templateDepth = 0
  /// The open elements that change how tags are read.
  private var contexts: [Context] = []

  private enum Context {
    /// SVG or MathML, where `script`, `style`, and `title` contain tags.
    case foreign(ArraySlice<UInt8>)
    /// An element in SVG that contains HTML again.
    case html(ArraySlice<UInt8>)

    var name: ArraySlice<UInt8> {
      switch self {
      case .foreign(let name), .html(let name): name
      }
    }
  }

  package init(_ html: [UInt8]) { scanner = HTMLScanner(html) }

  package mutating func next() -> HTMLTag? {
    while let item = scanner.next() {
      switch item {
      case .comment: continue
      case .unfinished: return nil
      case .tag(let tag) where tag.isEndTag: close(tag)
      case .tag(let tag):
        let isShown = templateDepth == 0
        open(tag)
        if isShown { return tag }
      }
    }
    return nil
  }

  private var isInForeignContent: Bool { if case .foreign? = contexts.last { true } else { false } }

  private mutating func open(_ tag: HTMLTag) {
    let name = String(decoding: tag.name, as: UTF8.self)
    if isInForeignContent, Self.endsForeignContent.contains(name) {
      while isInForeignContent { contexts.removeLast() }
    }
    if isInForeignContent {
      if !tag.isSelfClosing, Self.containsHTML.contains(name) { contexts.append(.html(tag.name)) }
      if !tag.isSelfClosing, name == "svg" || name == "math" { contexts.append(.foreign(tag.name)) }
    } else if name == "svg" || name == "math" {
      if !tag.isSelfClosing { contexts.append(.foreign(tag.name)) }
    } else if name == "template" {
      templateDepth += 1
    } else if name == "plaintext" {
      scanner.skipToEnd()
    } else if Self.containsText.contains(name) {
      scanner.skipText(of: tag.name)
    }
    scanner.isInForeignContent = isInForeignContent
  }

  private mutating func close(_ tag: HTMLTag) {
    if let position = contexts.lastIndex(where: { $0.name == tag.name }) { contexts.removeSubrange(position...) }
    if templateDepth > 0, tag.name.elementsEqual("template".utf8), !isInForeignContent { templateDepth -= 1 }
    scanner.isInForeignContent = isInForeignContent
  }

  /// The elements whose content is text (sections 13.2.6.2 and 13.2.6.4 of the HTML standard). `noscript` is not one of
  /// them: browsers that run no scripts show its content.
  private static let containsText: Set = [
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
  ]

  /// The elements of SVG that contain HTML (section 13.2.4.2).
  private static let containsHTML: Set = ["foreignobject", "desc", "title"]

  /// The HTML elements that end SVG and MathML, although these were not closed (section 13.2.6.5).
  private static let endsForeignContent: Set = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s",
    "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
  ]
}
