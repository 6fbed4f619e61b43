/// URLs that run a script or read local files when a reader follows them.
package enum UnsafeURL {
  /// Returns whether a browser would treat `url` as one with an unsafe scheme, however it is disguised.
  ///
  /// The unsafe schemes are `javascript:`, `vbscript:`, `file:` and `data:`; for an image, `data:` is safe with the
  /// usual raster formats. Browsers ignore case, spaces before a URL, and tabs and line breaks inside it; this function
  /// ignores all control characters. The entities and backslashes in `url` must already be resolved.
  package static func isUnsafe(_ url: some Sequence<UInt8>, forImage: Bool) -> Bool {
    // Most URLs begin with a letter that none of the schemes begins with.
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

  /// Returns whether an unsafe scheme occurs anywhere in `text`, such as a list of images or a style.
  package static func occurs(in text: some Sequence<UInt8>) -> Bool {
    let letters = String(decoding: text.lazy.filter { $0 > 0x20 && $0 != 0x7F }.map(\.asciiLowercased), as: UTF8.self)
    return ["javascript:", "vbscript:", "data:text/html"].contains { letters.contains($0) }
  }
}
