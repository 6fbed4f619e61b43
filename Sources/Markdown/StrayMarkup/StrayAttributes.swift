import HTML

/// Attributes in braces, as Pandoc and kramdown write them after images and headings: `{width=50%}`, `{#goals .wide}`,
/// `{: .note}`.
enum StrayAttributes {
  /// The maximum length of attributes in bytes, which limits the work for text with many opening braces.
  private static let longest = 500

  static func find(in line: ArraySlice<UInt8>) -> [StrayMarkup] {
    var found: [StrayMarkup] = []
    var position = line.startIndex
    while let start = line.firstIndex(of: UInt8(ascii: "{"), from: position) {
      position = start + 1
      let rest = line[position...].prefix(longest)
      guard let end = rest.firstIndex(of: UInt8(ascii: "}"), from: position), isAttributes(rest[..<end]) else {
        continue
      }
      found.append(
        StrayMarkup(
          rule: .unsupportedSyntax, range: start..<(end + 1), message: "attributes in braces are shown as plain text",
          help: "remove them"))
      position = end + 1
    }
    return found
  }

  private static func isAttributes(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.first == UInt8(ascii: ":") ? text.dropFirst() : text
    let first = text.trimmingSpaces()
    switch first.first {
    case UInt8(ascii: "#"), UInt8(ascii: "."):
      let name = first.dropFirst().prefix { !$0.isHTMLSpace }
      return name.first?.isASCIILetter == true && name.allSatisfy(isInName)
    default:
      let name = first.prefix(while: isInName)
      let value = first[name.endIndex...]
      return name.first?.isASCIILetter == true && value.first == UInt8(ascii: "=")
        && value.dropFirst().first?.isHTMLSpace == false
    }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }
}
