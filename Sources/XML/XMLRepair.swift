/// Repairs bytes so that they are valid XML 1.0 in UTF-8 (section 2.2): errors that other programs left in a document
/// would stop the parser.
///
/// Removes control characters and whitespace before the first `<`. Decodes bytes that are not UTF-8 from another
/// encoding, or else replaces them with U+FFFD, which also replaces U+FFFE and U+FFFF.
package struct XMLRepair {
  /// The number of control characters that were removed, and whether any piece contained bytes that are not UTF-8.
  package private(set) var controls = 0
  package private(set) var hasBrokenText = false
  /// The beginning of a character that ends in the next piece.
  private var rest: [UInt8] = []
  private var isAtStart = true

  private let other: ((UInt8) -> Unicode.Scalar)?

  /// Creates a repair. In a document with another encoding, `other` decodes the bytes that are not UTF-8. Parts of such
  /// a document may still be UTF-8, because programs mix encodings.
  package init(other: ((UInt8) -> Unicode.Scalar)?) { self.other = other }

  /// Returns the next bytes, repaired. May keep back the beginning of a character until the next call.
  package mutating func repair(_ piece: [UInt8]) -> [UInt8] {
    var bytes = rest + piece
    rest = []
    let tail = Self.unfinished(bytes)
    if tail > 0 {
      rest = Array(bytes.suffix(tail))
      bytes.removeLast(tail)
    }
    return cleaned(bytes)
  }

  /// Returns the bytes that were kept back at the end.
  package mutating func finish() -> [UInt8] {
    defer { rest = [] }
    return cleaned(rest)
  }

  private mutating func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    if isAtStart, !bytes.isEmpty {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let start = (bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]).drop { [9, 10, 13, 32].contains($0) }
      bytes = Array(start)
      isAtStart = bytes.isEmpty
    }
    let isAllowed: (UInt8) -> Bool = { $0 >= 32 || $0 == 9 || $0 == 10 || $0 == 13 }
    if !bytes.allSatisfy(isAllowed) {
      let count = bytes.count
      bytes.removeAll { !isAllowed($0) }
      controls += count - bytes.count
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      if let other {
        bytes = Self.read(bytes, other: other)
      } else {
        hasBrokenText = true
        bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
      }
    }
    var index = 0
    while let found = bytes[index...].firstIndex(of: 0xEF) {
      if found + 2 < bytes.count, bytes[found + 1] == 0xBF, bytes[found + 2] >= 0xBE { bytes[found + 2] = 0xBD }
      index = found + 1
    }
    return bytes
  }

  private static func read(_ bytes: [UInt8], other: (UInt8) -> Unicode.Scalar) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 4)
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var place = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let character):
        text += character
        place += character.count
      case .error(let length):
        text += String(String.UnicodeScalarView(bytes[place..<place + length].map(other))).utf8
        place += length
      case .emptyInput: return text
      }
    }
  }

  /// Returns the number of bytes at the end that begin an incomplete character.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for (distance, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > distance + 1 ? distance + 1 : 0
    }
    return 0
  }
}
