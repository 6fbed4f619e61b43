/// URLs that run a program, or read a reader's files, when they are followed.
enum UnsafeURL {
  /// Whether a browser would take `url` for one of a scheme that must not get out, whatever it is disguised with.
  ///
  /// Unsafe are `javascript:`, `vbscript:`, `file:` and `data:`; for an image, `data:` of the usual raster formats is
  /// not. Browsers ignore case, blanks before a URL, and tabs and line ends inside it; all control characters are
  /// ignored here. `url` is expected with its entities and backslashes resolved.
  static func isUnsafe(_ url: some Sequence<UInt8>, forImage: Bool) -> Bool {
    // Most addresses begin with another letter than any of the schemes.
    guard let first = url.first(where: { $0 > 0x20 && $0 != 0x7F }), "jvfd".utf8.contains(first.asciiLowercased) else {
      return false
    }
    let longest = "data:image/jpeg;".utf8.count
    var start: [UInt8] = []
    for byte in url where byte > 0x20 && byte != 0x7F {
      start.append(byte.asciiLowercased)
      if start.count == longest { break }
    }
    func begins(with prefix: StaticString) -> Bool {
      start.count >= prefix.utf8CodeUnitCount
        && prefix.withUTF8Buffer { start[..<$0.count].elementsEqual($0) }
    }
    if begins(with: "data:") {
      let isPicture =
        begins(with: "data:image/png;") || begins(with: "data:image/gif;") || begins(with: "data:image/jpeg;")
        || begins(with: "data:image/webp;")
      return !(forImage && isPicture)
    }
    return begins(with: "javascript:") || begins(with: "vbscript:") || begins(with: "file:")
  }

  /// Whether the letters of an unsafe scheme stand anywhere in `text`, as in a list of images or a style.
  static func occurs(in text: some Sequence<UInt8>) -> Bool {
    let letters = String(decoding: text.lazy.filter { $0 > 0x20 && $0 != 0x7F }.map(\.asciiLowercased), as: UTF8.self)
    return ["javascript:", "vbscript:", "data:text/html"].contains { letters.contains($0) }
  }
}
