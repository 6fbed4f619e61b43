import HTML

/// Attributes in braces, as Pandoc and kramdown write them after images and headings: `{width=50%}`, `{#goals .wide}`,
/// `{: .note}`.
///
/// Only braces right after markup, such as an image or a link, and at the end of a line are attributes.
enum StrayAttributes {
  /// The maximum length of attributes in bytes, which limits the work for text with many opening braces.
  private static let longest = 500

  static func find(in line: ArraySlice<UInt8>) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position = line.startIndex
    while let start = line.firstIndex(of: UInt8(ascii: "{"), from: position) {
      position = start + 1
      let rest = line[position...].prefix(longest)
      guard let end = rest.firstIndex(of: UInt8(ascii: "}"), from: position), areAttributes(rest[..<end]) else {
        continue
      }
      position = end + 1
      let isAfterMarkup = start > line.startIndex && line[start - 1] == 0
      guard isAfterMarkup || line[position...].prefix(longest).allSatisfy(\.isHTMLSpace) else { continue }
      found.append(
        StrayMarkup(
          rule: .unsupportedSyntax, range: start..<position, message: "attributes in braces are shown as plain text",
          help: "remove them, or put them in backticks to show them as code"))
    }
    return found
  }

  private static func areAttributes(_ text: ArraySlice<UInt8>) -> Bool {
    let text = (text.first == UInt8(ascii: ":") ? text.dropFirst() : text).trimmingSpaces()
    guard text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: ".") else {
      return AttributeText.isAttribute(text)
    }
    let name = text.dropFirst().prefix { !$0.isHTMLSpace }
    return name.first?.isASCIILetter == true && name.allSatisfy(AttributeText.isInName)
  }
}
