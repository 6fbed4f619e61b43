import Diagnostics

/// An ID that more than one element of a page has.
struct RepeatedID: Sendable {
  let id: String
  let url: String
  /// The source of the page.
  let source: SourceLocation
  /// The attribute in a template, if a template contains it and this is the first page of its kind.
  let place: SourceLocation?

  /// Returns one finding for each ID, about the first page that repeats it. An ID of a template can be repeated on all
  /// pages.
  static func findings(_ all: [RepeatedID]) -> [Diagnostic] {
    Dictionary(grouping: all.enumerated(), by: \.element.id).values.compactMap { pages in
      guard let first = pages.min(by: { $0.offset < $1.offset })?.element else { return nil }
      let others = pages.count - 1
      let place = pages.compactMap { page in page.element.place.map { (page.offset, $0) } }.min { $0 < $1 }?.1
      let pagesWithProblem = others == 1 ? "1 other page has" : "\(others) other pages have"
      let rest = others == 0 ? "" : "; \(pagesWithProblem) the same problem"
      return Diagnostic(
        .duplicateID, "more than one element on \(first.url) has the ID \"\(first.id)\"\(rest)",
        at: place ?? first.source,
        help: place == nil
          ? "give each element its own ID: change the template or the raw HTML, or rename a heading"
          : "give each element its own ID")
    }
  }
}
