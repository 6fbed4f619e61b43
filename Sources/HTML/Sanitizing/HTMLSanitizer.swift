/// Writes raw HTML so that nothing in it can harm readers or change the page around it.
///
/// Every byte of the output is generated, not copied: names from the allowlist, values in quotation marks, and text, both
/// escaped. An element that is not allowed is written as text. Comments are omitted. Every element that is opened is also
/// closed, so a fragment cannot close the elements around it.
///
/// A document can consist of several fragments with other content between them, such as the tags in a paragraph. Elements
/// stay open from one fragment to the next. Each byte is read a limited number of times.
package struct HTMLSanitizer {
  package typealias Resolve = (HTMLLink) -> HTMLLinkResolution

  let schemes: AllowedSchemes
  var elements = OpenElements()
  /// The name of the element that is written as text and whose end tag was not found yet.
  private var literalElement: String?

  /// The output for a fragment, and the problems in it.
  package struct Output {
    package var html: [UInt8] = []
    package var problems: [HTMLProblem] = []

    mutating func report(_ kind: HTMLProblem.Kind, _ range: Range<Int>) {
      problems.append(HTMLProblem(kind: kind, range: range))
    }
  }

  package init(schemes: AllowedSchemes = .standard) { self.schemes = schemes }

  /// A Boolean value that indicates whether the next fragment depends on the previous ones.
  package var isInside: Bool { !elements.isEmpty || literalElement != nil }

  /// Writes a fragment. `resolve` returns the way to write each URL whose scheme is allowed.
  package mutating func sanitize(_ source: [UInt8], resolve: Resolve = { _ in .keep }) -> Output {
    var output = Output()
    var tokenizer = HTMLTokenizer(source)
    if let literalElement { tokenizer.enter(Self.state(in: literalElement) ?? .data, of: literalElement) }
    while let token = tokenizer.next() {
      switch token {
      case .text(let text):
        let bytes = source[text.range]
        EscapedText.write(literalElement == nil ? Self.decoded(bytes) : bytes, into: &output.html)
      case .tag(let tag):
        take(tag, resolve, &output)
        if let literalElement { tokenizer.enter(Self.state(in: literalElement) ?? .data, of: literalElement) }
      case .comment(let comment):
        if !comment.isClosed { showUnclosed(comment.range, of: source, &output) }
      case .doctype(let range, let isClosed):
        if !isClosed { showUnclosed(range, of: source, &output) }
      case .unfinishedTag(let range, _): showUnclosed(range, of: source, &output)
      }
    }
    return output
  }

  /// Ends a block of HTML. An element that is written as text ends with it. If Markdown follows, returns the end tags of
  /// what the Markdown would end.
  package mutating func endBlock(beforeMarkdown: Bool) -> [UInt8] {
    literalElement = nil
    var output: [UInt8] = []
    if beforeMarkdown { elements.prepareForMarkdown(into: &output) }
    return output
  }

  /// Begins a part, such as the body of a component, whose end tags close nothing around it.
  package mutating func enterPart() { elements.enterPart() }

  /// Ends the part that began last. Returns the end tags of what is open in it.
  package mutating func leavePart() -> [UInt8] {
    literalElement = nil
    var output: [UInt8] = []
    elements.leavePart(into: &output)
    return output
  }

  /// Ends the document. Returns the end tags of what is open.
  package mutating func finish() -> [UInt8] {
    literalElement = nil
    var output: [UInt8] = []
    elements.closeAll(into: &output)
    return output
  }

  private mutating func take(_ tag: HTMLTag, _ resolve: Resolve, _ output: inout Output) {
    // A tag in an element that is written as text is its end tag, which is not allowed either.
    literalElement = nil
    guard let element = AllowedElement(tag) else {
      EscapedText.write(tag.bytes, into: &output.html)
      guard !tag.isEndTag else { return }
      let name = tag.name
      output.report(.element(name), tag.range)
      if Self.state(in: name) != nil { literalElement = name }
      return
    }
    if tag.isEndTag { end(element, tag, &output) } else { start(element, tag, resolve, &output) }
  }

  private func showUnclosed(_ range: Range<Int>, of source: [UInt8], _ output: inout Output) {
    EscapedText.write(source[range], into: &output.html)
    output.report(.unclosed, range)
  }

  private static func decoded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D || $0 == 0 }) else { return text }
    return CharacterReferences.decoding(SourceCharacters.normalized(text)[...], in: .text)[...]
  }

  /// Returns the state in which the contents of an element are read if browsers recognize no tags in it, and `nil` for
  /// other elements. The contents are written as text.
  private static func state(in element: String) -> TextState? {
    switch element {
    case "script": .script
    case "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "template": .raw
    case "plaintext": .plainText
    default: nil
    }
  }
}
