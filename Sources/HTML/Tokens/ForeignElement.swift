/// An element that changes how the tags in it are read: SVG and MathML, and the elements in them that contain HTML
/// again.
struct ForeignElement {
  enum Name: Int, CaseIterable {
    case svg, math
    /// Elements of SVG that contain HTML (section 13.2.4.2).
    case foreignObject, desc, title
    /// Elements of MathML that contain text (section 13.2.4.2).
    case mi, mo, mn, ms, mtext
    /// An element of MathML that contains HTML, SVG, or MathML.
    case annotationXML

    init?(_ tag: HTMLTag) {
      switch tag.nameRange.count {
      case 2 where tag.isNamed("mi"): self = .mi
      case 2 where tag.isNamed("mo"): self = .mo
      case 2 where tag.isNamed("mn"): self = .mn
      case 2 where tag.isNamed("ms"): self = .ms
      case 3 where tag.isNamed("svg"): self = .svg
      case 4 where tag.isNamed("math"): self = .math
      case 4 where tag.isNamed("desc"): self = .desc
      case 5 where tag.isNamed("title"): self = .title
      case 5 where tag.isNamed("mtext"): self = .mtext
      case 13 where tag.isNamed("foreignobject"): self = .foreignObject
      case 14 where tag.isNamed("annotation-xml"): self = .annotationXML
      default: return nil
      }
    }
  }

  /// The language of the elements in an element.
  enum Content {
    case html, svg, math
    /// MathML, except that `svg` begins SVG.
    case annotation
  }

  let name: Name
  let content: Content

  /// Creates the element with a start tag in an element that contains `outer`. Returns `nil` for an element that changes
  /// nothing.
  init?(_ tag: HTMLTag, in outer: Content) {
    guard let name = Name(tag) else { return nil }
    self.name = name
    content =
      switch (name, outer) {
      case (.svg, .html), (.svg, .annotation): .svg
      case (.math, .html): .math
      case (_, .html): .html
      case (.foreignObject, .svg), (.desc, .svg), (.title, .svg): .html
      case (_, .svg): .svg
      case (.mi, _), (.mo, _), (.mn, _), (.ms, _), (.mtext, _): .html
      case (.annotationXML, _): Self.hasHTML(tag) ? .html : .annotation
      case (_, .math), (_, .annotation): .math
      }
  }

  private static func hasHTML(_ annotation: HTMLTag) -> Bool {
    guard let encoding = annotation["encoding"]?.value.lowercased() else { return false }
    return encoding == "text/html" || encoding == "application/xhtml+xml"
  }
}
