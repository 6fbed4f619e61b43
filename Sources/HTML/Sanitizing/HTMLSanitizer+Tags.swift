extension HTMLSanitizer {
  /// Writes a start tag with the attributes that are allowed.
  mutating func start(_ element: AllowedElement, _ tag: HTMLTag, _ resolve: Resolve, _ output: inout Output) {
    guard elements.allow(element) else { return show(tag, .misplaced(element.rawValue), &output) }
    elements.prepare(for: element, into: &output.html)
    guard element.isVoid || elements.open(element) else { return show(tag, .depth(element.rawValue), &output) }
    let start = output.html.count
    output.html += "<\(element.rawValue)".utf8
    var writer = AttributeWriter(element: element, tag: tag, schemes: schemes)
    for attribute in tag.attributes { writer.write(attribute, resolve, &output) }
    guard let text = writer.replacement else { return output.html.append(UInt8(ascii: ">")) }
    output.html.removeSubrange(start...)
    EscapedText.write(text.utf8, into: &output.html)
  }

  /// Writes the end tags of an element and of everything that is open in it. If it is not open, writes nothing.
  mutating func end(_ element: AllowedElement, _ tag: HTMLTag, _ output: inout Output) {
    // Browsers read this as a line break.
    if element == .br { return output.html += "<br>".utf8 }
    // The end of a paragraph is often written although a block in it already ended it.
    guard !element.isVoid, !elements.close(element, into: &output.html), element != .p else { return }
    output.report(.endTag(element.rawValue), tag.range)
  }

  /// Writes a tag as text.
  private func show(_ tag: HTMLTag, _ problem: HTMLProblem.Kind, _ output: inout Output) {
    EscapedText.write(tag.bytes, into: &output.html)
    output.report(problem, tag.range)
  }
}
