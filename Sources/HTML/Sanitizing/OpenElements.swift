/// The elements that were opened and not closed yet, outermost first.
///
/// They are always the elements that are open in a browser (HTML standard, section 13.2.6.4.7). Where a browser would close
/// an element without an end tag, its end tag is written. Otherwise, an end tag that is written later could close an
/// element around the raw HTML.
struct OpenElements {
  /// The maximum number of open elements. It limits the time that each tag takes, and is far below the depth at which
  /// browsers begin to nest elements differently.
  static let limit = 100

  private var elements: [AllowedElement] = []
  /// The numbers of elements around the parts that were entered, outermost first. Nothing closes an element around a part.
  private var floors: [Int] = []

  var isEmpty: Bool { elements.isEmpty && floors.isEmpty }

  private var floor: Int { floors.last ?? 0 }
  private var isFull: Bool { elements.count >= Self.limit }

  /// Closes the elements that the start tag of `element` ends, and writes their end tags.
  mutating func prepare(for element: AllowedElement, into output: inout [UInt8]) {
    if let parents = element.parentsInTable {
      while let last = elements.last, elements.count > floor, !parents.contains(last) { closeLast(into: &output) }
      return
    }
    switch element {
    case .li: closeItem([.li], into: &output)
    case .dt, .dd: closeItem([.dt, .dd], into: &output)
    case .rt, .rp: closeAnnotations(into: &output)
    case .a: closeAll(from: index(of: .a) { $0.isCell }, into: &output)
    case .table: closeUnfinishedTable(into: &output)
    default: break
    }
    guard element.endsParagraph else { return }
    closeParagraph(into: &output)
    if element.isHeading, elements.count > floor, elements.last?.isHeading == true { closeLast(into: &output) }
  }

  /// Returns whether `element` can be here.
  func allow(_ element: AllowedElement) -> Bool {
    element.containers?.contains { index(of: $0) != nil } ?? true
  }

  /// Opens an element. Returns `false` if too many are open.
  mutating func open(_ element: AllowedElement) -> Bool {
    guard !isFull else { return false }
    elements.append(element)
    return true
  }

  /// Closes the paragraph around the current position.
  private mutating func closeParagraph(into output: inout [UInt8]) {
    closeAll(from: index(of: .p) { $0.isCell || $0 == .table }, into: &output)
  }

  private mutating func closeItem(_ items: [AllowedElement], into output: inout [UInt8]) {
    for item in items {
      closeAll(from: index(of: item) { $0.keepsItemsApart && !items.contains($0) }, into: &output)
    }
  }

  /// Closes the annotation of the `ruby` element around the current position.
  private mutating func closeAnnotations(into output: inout [UInt8]) {
    guard index(of: .ruby) != nil else { return }
    while let last = elements.last, [.dd, .dt, .li, .p, .rp, .rt].contains(last) { closeLast(into: &output) }
  }

  /// Closes the table around the current position if the position is not in a cell.
  private mutating func closeUnfinishedTable(into output: inout [UInt8]) {
    closeAll(from: index(of: .table, unless: \.isCell), into: &output)
  }

  /// Closes the innermost open `element` and everything in it, and writes the end tags. Returns whether there was one.
  mutating func close(_ element: AllowedElement, into output: inout [UInt8]) -> Bool {
    let isOfTable = element == .table || element.parentsInTable != nil
    guard let index = index(of: element, unless: { $0 == .table || $0.isCell && !isOfTable }) else { return false }
    closeAll(from: index, into: &output)
    return true
  }

  /// Closes what a block of Markdown would end: a paragraph, and a table without an open cell.
  mutating func prepareForMarkdown(into output: inout [UInt8]) {
    closeParagraph(into: &output)
    closeUnfinishedTable(into: &output)
  }

  /// Begins a part whose end tags do not close what is open now.
  mutating func enterPart() { floors.append(elements.count) }

  /// Ends the part that began last, and writes the end tags of what is open in it.
  mutating func leavePart(into output: inout [UInt8]) {
    guard let floor = floors.popLast() else { return }
    closeAll(from: floor, into: &output)
  }

  /// Closes all elements and writes their end tags.
  mutating func closeAll(into output: inout [UInt8]) {
    floors = []
    closeAll(from: 0, into: &output)
  }

  /// Returns the index of the innermost `element` in the current part, unless an element for which `isBoundary` returns
  /// `true` is inside it.
  private func index(
    of element: AllowedElement, unless isBoundary: (AllowedElement) -> Bool = { _ in false }
  ) -> Int? {
    for index in (floor..<elements.count).reversed() {
      if elements[index] == element { return index }
      if isBoundary(elements[index]) { return nil }
    }
    return nil
  }

  private mutating func closeAll(from index: Int?, into output: inout [UInt8]) {
    guard let index else { return }
    while elements.count > index { closeLast(into: &output) }
  }

  private mutating func closeLast(into output: inout [UInt8]) {
    guard let last = elements.popLast() else { return }
    output += "</\(last.rawValue)>".utf8
  }
}
