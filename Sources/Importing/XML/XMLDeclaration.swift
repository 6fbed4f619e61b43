/// The declaration at the start of an XML document: `<?xml version="1.0" encoding="UTF-8"?>` (XML 1.0, section 2.8).
package enum XMLDeclaration {
  /// The longest plausible declaration, in bytes.
  private static let longest = 1000

  /// Returns the encoding of a document from its first bytes, `start`: the one that the declaration names, or the one
  /// that the first characters imply (appendix F). Returns `nil` if neither indicates one.
  package static func encoding(_ start: [UInt8]) -> String? {
    let wide: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x3C, 0], [0, 0x3C]]
    if wide.contains(where: start.starts) { return "UTF-16" }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = (start.starts(with: mark) ? start.dropFirst(3) : start[...]).drop(while: isBlank).prefix(longest)
    guard text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let words = text[..<end].split(whereSeparator: { isBlank($0) || $0 == UInt8(ascii: "=") })
    guard let key = words.firstIndex(where: { $0.elementsEqual("encoding".utf8) }), key + 1 < words.count else {
      return nil
    }
    let name = words[key + 1].split(whereSeparator: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }).first
    return name.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [9, 10, 13, 32].contains(byte) }
}
