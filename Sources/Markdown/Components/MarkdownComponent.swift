import HTML

/// A block directive: its name, attributes and body.
package struct MarkdownComponent: Hashable, Sendable {
  package struct Attribute: Hashable, Sendable {
    package let name: String
    package let value: String
    package let line: Int
    package let nameColumn: Int
    package let nameLength: Int
    /// The column of the value, or of the name if there is no value.
    package let column: Int
    package let length: Int

    func moved(byLines lines: Int) -> Attribute {
      Attribute(
        name: name, value: value, line: line + lines, nameColumn: nameColumn, nameLength: nameLength, column: column,
        length: length)
    }
  }

  package let name: String
  package let attributes: [Attribute]
  package let line: Int
  package let column: Int
  package let length: Int
  /// The body as HTML, in which nested components are marked as in ``MarkdownDocument/html``.
  package var body: [UInt8]
}

extension MarkdownDocument {
  /// Returns the placeholder in the HTML for the component at `position`. No other comment is in the HTML.
  static func mark(ofComponent position: Int) -> String { "<!--:::=\(position)-->\n" }

  /// Returns the HTML with each component replaced by the result of `write` for it and its body, innermost first.
  package func assembled(_ write: (MarkdownComponent, _ body: [UInt8]) -> [UInt8]) -> [UInt8] {
    components.isEmpty ? html : Self.assembled(html, components[...], write)
  }

  private static func assembled(
    _ html: [UInt8], _ components: ArraySlice<MarkdownComponent>, _ write: (MarkdownComponent, [UInt8]) -> [UInt8]
  ) -> [UInt8] {
    var output: [UInt8] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<!--:::=", from: rest.startIndex) {
      output += rest[..<start]
      let end = rest.endOfLine(at: start)
      let digits = rest[(start + 8)..<end].prefix { 48...57 ~= $0 }
      if let position = Int(String(decoding: digits, as: UTF8.self)), components.indices.contains(position) {
        let component = components[position]
        // Nested components end before the outer one, so they have lower positions.
        output += write(component, assembled(component.body, components[..<position], write))
      }
      rest = rest[end...]
    }
    return output + rest
  }
}
