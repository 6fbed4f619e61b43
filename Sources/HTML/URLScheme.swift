/// The scheme of a URL, such as `https`.
package struct URLScheme: Hashable, Sendable {
  /// The name, in lowercase.
  package let name: String

  /// Creates a scheme from its name. Returns `nil` for a name that no scheme can have (RFC 3986, section 3.1).
  package init?(named name: String) {
    guard let first = name.utf8.first, first.isASCIILetter, name.utf8.allSatisfy(Self.isPartOfName) else { return nil }
    self.name = name.lowercased()
  }

  /// Creates the scheme that a browser finds in `url` (URL standard, section 4.4). Returns `nil` for a relative URL.
  ///
  /// Browsers ignore control characters and spaces before a URL, and tabs and line breaks inside it. Other programs, such
  /// as feed readers, ignore more, so neither control characters nor characters outside ASCII before the name count here.
  /// Character references in `url` must already be decoded.
  package init?(of url: some Sequence<UInt8>) {
    var name: [UInt8] = []
    for byte in url {
      if byte < 0x20 || byte == 0x7F || name.isEmpty && (byte == 0x20 || byte >= 0x80) { continue }
      if byte == UInt8(ascii: ":"), !name.isEmpty {
        self.name = String(decoding: name, as: UTF8.self)
        return
      }
      guard name.isEmpty ? byte.isASCIILetter : Self.isPartOfName(byte) else { return nil }
      name.append(byte.asciiLowercased)
    }
    return nil
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// A Boolean value that indicates whether no site can allow the scheme, because its URLs run scripts, contain documents
  /// of their own, or name files of the reader.
  package var isForbidden: Bool { Self.forbidden.contains(name) }

  private static let forbidden: Set = [
    "about", "blob", "data", "file", "filesystem", "javascript", "livescript", "mocha", "vbscript", "view-source",
  ]
}
