/// Front matter directly below the front matter of a file, as after a paste.
struct SecondFrontMatter {
  /// The number of the line with the dashes, or of the first field.
  let line: Int

  private static let limit = 60

  /// Returns `nil` unless the text of the file begins with fields of `type` between two lines of three dashes, or with
  /// such fields and a line of dashes below them.
  init?(_ bytes: [UInt8], _ frontMatter: FrontMatter, type: ContentType) {
    let body = bytes[frontMatter.body]
    guard let start = body.firstIndex(where: { $0 > 32 }), Self.mayBegin(body[start...]) else { return nil }
    let beginning = String(decoding: body.prefix(4_000), as: UTF8.self)
    let lines = beginning.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    guard let first = lines.firstIndex(where: { $0.contains { !$0.isWhitespace } }) else { return nil }
    let fields = lines.dropFirst(Self.isFence(lines[first]) ? first + 1 : first).prefix(Self.limit)
      .prefix { !Self.isFence($0) }
    let isClosed = lines.indices.contains(fields.endIndex) && Self.isFence(lines[fields.endIndex])
    guard isClosed, !fields.isEmpty, fields.allSatisfy(Self.isField),
      fields.contains(where: { line in type.fields.contains { line.hasPrefix($0.key + ": ") } })
    else { return nil }
    line = frontMatter.bodyLine + first
  }

  /// Returns whether text can begin with a fence or a field. Most documents begin with a word and a space.
  private static func mayBegin(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "---".utf8) || text.first { $0 <= 32 || $0 == UInt8(ascii: ":") } == UInt8(ascii: ":")
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.allSatisfy { $0 == "-" || $0.isWhitespace } && line.prefix(4) != "----"
  }

  private static func isField(_ line: Substring) -> Bool {
    line.contains(": ") || line.hasSuffix(":") || line.first?.isWhitespace == true || line.hasPrefix("- ")
  }
}
