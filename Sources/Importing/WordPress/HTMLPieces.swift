/// HTML as text, tags and comments, without a look at how they nest: enough to change attributes and to find what stands between tags.
struct HTMLPieces: Sequence, IteratorProtocol {
  enum Piece {
    case text(Substring)
    case tag(HTMLTag)
    /// From `<!--` to `-->`.
    case comment(Substring)
  }

  private var rest: Substring
  /// Whether a `-->` was looked for, and there is none in what is left.
  private var hasNoCommentEnd = false
  /// The places of `<` from which no tag comes to an end.
  private var endless: Set<Opening> = []

  /// A `<` that was read on the way to the end of a tag.
  private struct Opening: Hashable {
    let place: Substring.Index
    /// The quotation mark that it stands in.
    let quote: UInt8?
  }

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
    if rest.utf8.starts(with: "<!--".utf8) { return comment() }
    guard let letter = rest.utf8.dropFirst().first,
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter | 0x20 || letter == UInt8(ascii: "/")
    else { return nil }
    return tag()
  }

  private mutating func comment() -> Piece? {
    guard !hasNoCommentEnd, let end = rest.utf8.dropFirst(4).range(of: "-->") else {
      hasNoCommentEnd = true
      return nil
    }
    defer { rest = rest[end.upperBound...] }
    return .comment(rest[..<end.upperBound])
  }

  /// The tag up to the `>` outside of quotation marks. Where there is none, each `<` on the way is remembered: what comes to it again, in
  /// or out of the same quotation marks, needs not be read to the end of the text.
  private mutating func tag() -> Piece? {
    var quote: UInt8?
    var passed: [Opening] = []
    reading: for index in rest.utf8.indices {
      let byte = rest.utf8[index]
      switch byte {
      case UInt8(ascii: "<"):
        let opening = Opening(place: index, quote: quote)
        if endless.contains(opening) { break reading }
        passed.append(opening)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      case UInt8(ascii: ">") where quote == nil:
        let end = rest.utf8.index(after: index)
        defer { rest = rest[end...] }
        return .tag(HTMLTag(rest[..<end]))
      default: break
      }
    }
    endless.formUnion(passed)
    return nil
  }
}
