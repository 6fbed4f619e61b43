import Values

/// Writes the attributes of one start tag.
struct AttributeWriter {
  let element: AllowedElement
  let tag: HTMLTag
  let schemes: AllowedSchemes
  /// The text to write instead of the tag: that of an image that cannot be shown.
  private(set) var replacement: String?

  init(element: AllowedElement, tag: HTMLTag, schemes: AllowedSchemes) {
    self.element = element
    self.tag = tag
    self.schemes = schemes
  }

  /// Writes an attribute if it is allowed, and reports it if not.
  mutating func write(
    _ attribute: HTMLAttribute, _ resolve: HTMLSanitizer.Resolve, _ output: inout HTMLSanitizer.Output
  ) {
    let name = attribute.name
    guard let kind = AllowedAttributes.kind(of: name, on: element) else {
      let isHandler = name.hasPrefix("on") && name.utf8.count > 2
      return output.report(isHandler ? .eventHandler(name) : .attribute(name, element: element.rawValue), tag.range)
    }
    switch kind {
    case .references: write(name, attribute.value.inNFC.utf8, &output)
    case .text: write(name, attribute.valueBytes, &output)
    case .identifier:
      let value = attribute.value.inNFC
      guard !DOMPropertyNames.contain(value) else { return output.report(.identifier(value), tag.range) }
      // Headings cannot get such an ID, and raw HTML must not.
      guard !value.hasPrefix("theme:") else { return output.report(.themeIdentifier(value), tag.range) }
      write(name, value.utf8, &output)
    case .relation: writeRelation(attribute.value, &output)
    case .target: writeTarget(attribute.value, &output)
    case .imageCandidates: writeCandidates(attribute, resolve, &output)
    case .link, .image, .media:
      let url = Self.cleaned(attribute.valueBytes)
      if let url = resolved(url, attribute, resolve, &output) { write(name, url, &output) }
    }
  }

  private func write(_ name: String, _ value: some Sequence<UInt8>, _ output: inout HTMLSanitizer.Output) {
    output.html += " \(name)=\"".utf8
    EscapedText.write(value, into: &output.html)
    output.html.append(UInt8(ascii: "\""))
  }

  /// A Boolean value that indicates whether the link opens in a new window.
  private var opensWindow: Bool { tag["target"]?.value.lowercased() == "_blank" }

  private func writeTarget(_ value: String, _ output: inout HTMLSanitizer.Output) {
    guard opensWindow else {
      if value.lowercased() != "_self" { output.report(.attribute("target", element: element.rawValue), tag.range) }
      return
    }
    write("target", "_blank".utf8, &output)
    if tag["rel"] == nil { writeRelation("", &output) }
  }

  /// Writes the relation. The page in a new window must not control this one.
  private func writeRelation(_ value: String, _ output: inout HTMLSanitizer.Output) {
    var tokens = value.lowercased().split(whereSeparator: \.isWhitespace).filter { $0 != "opener" }
    if opensWindow, !tokens.contains("noopener") { tokens.append("noopener") }
    write("rel", tokens.joined(separator: " ").utf8, &output)
  }

  /// Returns a URL without the characters that browsers ignore (URL standard, section 4.4).
  private static func cleaned(_ url: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = url.firstIndex { $0 > 0x20 } ?? url.endIndex
    let end = url.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    let inner = url[start..<end]
    let isIgnored = { (byte: UInt8) in byte == 0x09 || byte == 0x0A || byte == 0x0D }
    return inner.contains(where: isIgnored) ? inner.filter { !isIgnored($0) }[...] : inner
  }

  /// Returns the URL to write, or `nil` to write none.
  private mutating func resolved(
    _ url: ArraySlice<UInt8>, _ attribute: HTMLAttribute, _ resolve: HTMLSanitizer.Resolve,
    _ output: inout HTMLSanitizer.Output
  ) -> [UInt8]? {
    guard allow(url) else {
      output.report(.url(attribute: attribute.name, addable: schemes.couldAllow(url)), tag.range)
      return nil
    }
    let (kind, description) = kind(of: attribute)
    let range = attribute.valueRange.isEmpty ? attribute.nameRange : attribute.valueRange
    let link = HTMLLink(
      kind: kind, destination: String(decoding: url, as: UTF8.self), description: description, range: range)
    switch resolve(link) {
    case .keep: return Array(url)
    case .replace(let replacement): return allow(replacement.utf8) ? Array(replacement.utf8) : nil
    case .drop:
      if element == .img, attribute.isNamed("src") { replacement = description }
      return nil
    }
  }

  private func allow(_ url: some Sequence<UInt8>) -> Bool {
    schemes.allow(url, forImage: element == .img || element == .source)
  }

  private func kind(of attribute: HTMLAttribute) -> (HTMLLink.Kind, description: String) {
    guard AllowedAttributes.kind(of: attribute.name, on: element) != .link else { return (.link, "") }
    guard element == .img, attribute.isNamed("src") else { return (.file, "") }
    guard let alt = tag["alt"] else { return (.image, "") }
    let description = alt.value
    return (description.isEmpty ? .file : .image, description)
  }

  private mutating func writeCandidates(
    _ attribute: HTMLAttribute, _ resolve: HTMLSanitizer.Resolve, _ output: inout HTMLSanitizer.Output
  ) {
    var written: [[UInt8]] = []
    for candidate in ImageCandidate.all(in: attribute.valueBytes) {
      guard let url = resolved(Self.cleaned(candidate.url), attribute, resolve, &output),
        !url.contains(where: \.isHTMLSpace), url.first != UInt8(ascii: ","), url.last != UInt8(ascii: ","),
        !url.isEmpty
      else { continue }
      written.append(url + (candidate.descriptor.isEmpty ? [] : [0x20] + candidate.descriptor))
    }
    if !written.isEmpty { write("srcset", written.joined(separator: ", ".utf8), &output) }
  }
}
