/// A version of an image in a `srcset` (HTML standard, section 4.8.4.2).
struct ImageCandidate {
  let url: ArraySlice<UInt8>
  /// The width or the pixel density, such as `640w` or `2x`; empty if there is none.
  let descriptor: ArraySlice<UInt8>

  /// Returns the candidates that a browser finds in `text`. Candidates with an invalid descriptor are omitted.
  static func all(in text: ArraySlice<UInt8>) -> [ImageCandidate] {
    var candidates: [ImageCandidate] = []
    var rest = text
    while true {
      rest = rest.drop { $0.isHTMLSpace || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { return candidates }
      let word = rest.prefix { !$0.isHTMLSpace }
      rest = rest.dropFirst(word.count)
      let commas = word.reversed().prefix { $0 == UInt8(ascii: ",") }.count
      guard commas == 0 else {
        candidates.append(ImageCandidate(url: word.dropLast(commas), descriptor: []))
        continue
      }
      let descriptors = rest.prefix { $0 != UInt8(ascii: ",") }
      rest = rest.dropFirst(descriptors.count)
      let descriptor = descriptors.trimmingSpaces()
      guard descriptor.isEmpty || isDescriptor(descriptor) else { continue }
      candidates.append(ImageCandidate(url: word, descriptor: descriptor))
    }
  }

  private static func isDescriptor(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last, "wxh".utf8.contains(last), text.count > 1 else { return false }
    return text.dropLast().allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
  }
}
