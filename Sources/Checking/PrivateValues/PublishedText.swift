import Values

/// The encoding of files that are published unchanged, which can be older than UTF-8.
enum PublishedText {
  /// The number of bytes at the start of a file that show whether it is text.
  private static let sample = 1024
  /// The number of zeros in this sample from which on a file is not text in UTF-8.
  private static let fewestZeros = 4

  /// Returns the text of a file as UTF-8 (or as Windows-1252, one byte per character, which ``scalar(at:in:)``
  /// recognizes); `nil` if the file is not text.
  static func utf8(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let start = bytes.prefix(sample)
    guard
      start.count(where: { $0 == 0 }) >= fewestZeros || start.starts(with: [0xFF, 0xFE])
        || start.starts(with: [0xFE, 0xFF])
    else {
      return bytes
    }
    if start.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isBigEndian: false) }
    if start.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
    // Without a byte order mark, the zeros of ASCII characters show the byte order.
    let zeros = start.indices.filter { start[$0] == 0 }.map { ($0 - start.startIndex) % 2 }
    guard zeros.count * 4 >= start.count, Set(zeros).count == 1, let first = zeros.first else { return nil }
    return utf16(bytes, isBigEndian: first == 0)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> ArraySlice<UInt8> {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)[...]
  }

  /// Returns the character at `index` in UTF-8, and the index after it. A byte that is not valid in UTF-8 is read as
  /// Windows-1252.
  static func scalar(at index: Int, in bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, end: Int) {
    let lead = bytes[index]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var decoder = UTF8()
    var sequence = bytes[index...].prefix(length).makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&sequence) { return (scalar, index + length) }
    return (Windows1252.character(lead), index + 1)
  }
}
