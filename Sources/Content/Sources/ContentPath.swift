import Values

/// A path in the content folder or in a site: components joined by slashes, none of them empty, `.`, or `..`.
package enum ContentPath {
  /// Resolves `path` relative to `folder`; returns `nil` if the result is outside the content folder.
  package static func resolve(_ path: String, from folder: String) -> String? {
    var parts = path.utf8.first == UInt8(ascii: "/") ? [] : self.parts(of: folder)
    for part in self.parts(of: path) where part != "." {
      if part == ".." {
        if parts.popLast() == nil { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Returns the components between the slashes. Works on bytes, which is faster than on characters.
  package static func parts(of path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  /// Returns `path` as it is written in a document in `folder`.
  package static func relative(_ path: String, from folder: String) -> String {
    var here = folder.split(separator: "/")[...]
    var there = path.split(separator: "/")[...]
    while let first = here.first, there.count > 1, first == there.first {
      here = here.dropFirst()
      there = there.dropFirst()
    }
    return (here.map { _ in ".." } + there).joined(separator: "/")
  }

  /// Returns the folder that contains `path`; empty at the top level.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// Returns the last component of `path`.
  package static func name(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// Returns `path` as it is written in a URL: percent-encodes, in UTF-8, what RFC 3986 does not allow in a path, and
  /// `separators`.
  package static func percentEncoded(_ path: String, but separators: Set<UInt8> = []) -> String {
    func isKept(_ byte: UInt8) -> Bool { isAllowed(byte) && !separators.contains(byte) }
    guard !path.utf8.allSatisfy(isKept) else { return path }
    return path.utf8.map { isKept($0) ? String(UnicodeScalar($0)) : escape(of: $0) }.joined()
  }

  /// Returns the percent escape of a byte: `%2A`.
  package static func escape(of byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count == 1 ? "0" : "") + digits
  }

  /// Returns `path` as it is written in the URL of a published file, which is in NFC.
  package static func url(of path: String) -> String { percentEncoded(path.inNFC) }

  /// Returns `destination` with its fragment in NFC, as IDs are. The text that a text fragment searches for keeps its
  /// form, because the text of pages does.
  package static func withFragmentInNFC(_ destination: String) -> String {
    guard let mark = destination.utf8.firstIndex(of: UInt8(ascii: "#")) else { return destination }
    let fragment = destination[destination.utf8.index(after: mark)...]
    guard fragment.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }) else { return destination }
    let end = fragment.firstRange(of: ":~:")?.lowerBound ?? fragment.endIndex
    let id = percentDecoded(String(fragment[..<end]))
    if id.isIdentical(to: id.inNFC) { return destination }
    return destination[...mark] + percentEncoded(id.inNFC) + fragment[end...]
  }

  /// Returns `path` with its percent escapes replaced by the bytes that they represent.
  package static func percentDecoded(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    let bytes = Array(path.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = String(decoding: bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)], as: UTF8.self)
      if bytes[index] == UInt8(ascii: "%"), digits.utf8.count == 2, !digits.hasPrefix("+"),
        let byte = UInt8(digits, radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Returns whether RFC 3986 allows the unescaped byte in a path: `-._~!$&'()*+,;=:@/`, letters, and digits.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x40, 0x5F, 0x7E: true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
