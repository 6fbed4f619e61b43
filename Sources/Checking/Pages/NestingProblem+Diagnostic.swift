import Diagnostics
import HTML

extension NestingProblem {
  /// The problem and its tag, which are the same on all pages with the same mistake.
  var key: String { "\(description) \(String(decoding: tag.bytes, as: UTF8.self))" }

  /// Returns the finding at the tag, whose location is `location`. `locate` returns the location of another tag.
  func diagnostic(at location: SourceLocation, locate: (HTMLTag) -> SourceLocation?) -> Diagnostic {
    Diagnostic(.unmatchedTag, description, at: location, related: other.flatMap(locate), help: help)
  }

  private var name: String { tag.name }

  /// The other tag of the problem.
  private var other: HTMLTag? {
    switch kind {
    case .unclosed(let end): end
    case .unopened: nil
    case .misnamed(let start), .inside(let start), .afterParagraph(let start), .nested(let start): start
    }
  }

  private var description: String {
    switch kind {
    case .unclosed(let next?): "this <\(name)> is not closed before \(next.written)"
    case .unclosed(nil): "this <\(name)> is not closed"
    case .unopened where tag.isVoid: "</\(name)> does not exist in HTML"
    case .unopened: "this </\(name)> closes no element"
    case .misnamed(let start): "this </\(name)> does not match <\(start.name)>"
    case .inside(let start): "this </\(name)> is inside <\(start.name)>, which is not closed yet"
    case .afterParagraph(let start): "this </p> closes no element, because its paragraph ended at \(start.written)"
    case .nested(let outer): "this <\(name)> is inside another element <\(outer.name)>, which cannot contain it"
    }
  }

  private var help: String {
    switch kind {
    case .unclosed(nil): "write </\(name)> where the element ends"
    case .unclosed(let next?):
      "write </\(name)> where the element ends, before \(next.written); if it is there, another <\(name)> inside the "
        + "element is not closed"
    case .unopened where tag.isVoid: "delete it, or write <\(name)>"
    case .unopened: "delete it, or write the start tag <\(name)>"
    case .misnamed(let start): "write </\(start.name)>"
    case .inside(let start): "move it after </\(start.name)>; if it closes nothing there, delete it"
    case .afterParagraph(let start):
      "write <div> and </div> instead of <p> and </p>, or close the paragraph before \(start.written)"
    case .nested(let outer): "write </\(outer.name)> before it"
    }
  }
}

extension HTMLTag {
  /// The tag without its attributes.
  fileprivate var written: String { isEndTag ? "</\(name)>" : "<\(name)>" }
}
