/// HTML as a sequence of text, tags, and comments, regardless of nesting: enough to change attributes and to find the
/// text between tags.
struct HTMLPieces: Sequence, IteratorProtocol {
  enum Piece {
    case text(Substring)
    case tag(HTMLTag)
    /// From `<!--` to `-->`.
    case comment(Substring)
  }

  private var rest: Substring
  /// A Boolean value that indicates whether a search for `-->` failed, so that the rest contains none.
  private var hasNoCommentEnd = false
  /// The positions of each `<` whose tag has no end.
  private var endless: Set<Opening> = []

  /// A `<` that was read while looking for the end of a tag.
  private struct Opening: Hashable {
    let place: Substring.Index
    /// The quotation mark that encloses it.
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

  /// Returns the tag up to the first `>` outside quotation marks. If there is none, each `<` on the way is remembered,
  /// so that a later search that reaches it in the same state of quotation does not read to the end of the text again.
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
