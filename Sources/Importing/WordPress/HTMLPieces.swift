/// HTML as text, tags and comments, without a look at how they nest: enough to change attributes and to find what stands between tags.
struct HTMLPieces: Sequence, IteratorProtocol {
  enum Piece {
    case text(Substring)
    case tag(HTMLTag)
    /// From `<!--` to `-->`.
    case comment(Substring)
  }

  private var rest: Substring

  init(_ html: String) { rest = html[...] }

  mutating func next() -> Piece? {
    guard let first = rest.utf8.first else { return nil }
    if first == UInt8(ascii: "<"), let piece = markup() { return piece }
    let body = rest.utf8.dropFirst()
    let end = body.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
    defer { rest = rest[end...] }
    return .text(rest[..<end])
  }

  private mutating func markup() -> Piece? {
    if rest.hasPrefix("<!--") {
      guard let end = rest.utf8.dropFirst(4).range(of: "-->") else { return nil }
      defer { rest = rest[end.upperBound...] }
      return .comment(rest[..<end.upperBound])
    }
    let name = rest.utf8.dropFirst()
    guard let letter = name.first,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter | 0x20 || letter == UInt8(ascii: "/")
    else { return nil }
    var quote: UInt8?
    var index = name.startIndex
    while index < rest.endIndex {
      let byte = rest.utf8[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        let end = rest.utf8.index(after: index)
        defer { rest = rest[end...] }
        return .tag(HTMLTag(rest[..<end]))
      }
      index = rest.utf8.index(after: index)
    }
    return nil
  }
}
