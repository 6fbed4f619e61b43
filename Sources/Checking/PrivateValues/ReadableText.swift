import HTML

/// The characters of a file as readers read them, for comparing them with private values.
///
/// Two texts are the same if they differ only in white space, commas, the kind of dashes and quotation marks, letter
/// case, accents, invisible characters, the characters that Markdown uses for emphasis, HTML tags, character references,
/// percent-encoding, and the backslash escapes of JSON and iCalendar. Tags are read separately, because the values of
/// their attributes are published too.
struct ReadableText: ~Copyable {
  /// The text outside tags.
  private(set) var text = ReadableCharacters()
  /// The text inside tags.
  private(set) var markup = ReadableCharacters()

  private enum State {
    case text
    case afterLessThan
    case tag
    /// Inside the quoted value of an attribute.
    case quoted
  }

  private var state = State.text
  /// The quotation mark that ends the value of an attribute.
  private var quote: Unicode.Scalar = "\""
  private var folding = CharacterFolding()

  /// The longest name of a character reference, with its ampersand and semicolon.
  private static let longestReference = 33

  /// The bytes that are the same in every context, in lowercase. Zero for all others.
  private static let plain: [UInt8] = (0...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case _ where "!#$./:;=?@(){}|^]".utf8.contains(byte): byte
    default: 0
    }
  }

  /// Reads the contents of a file, and forgets the one before.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    text.removeAll()
    markup.removeAll()
    state = .text
    let plain = Self.plain
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let character = plain[Int(byte)]
      if character != 0, state != .afterLessThan {
        if state == .text { text.append(character) } else { markup.append(character) }
        index += 1
      } else if byte == UInt8(ascii: " "), state == .text {
        text.addGap()
        index += 1
      } else {
        index = readSpecial(bytes[index...])
      }
    }
    if state == .afterLessThan { text.append(UInt8(ascii: "<")) }
  }

  /// Reads the character or escape sequence at the start of `rest`. Returns the index after it.
  private mutating func readSpecial(_ rest: ArraySlice<UInt8>) -> Int {
    let start = rest.startIndex
    switch rest[start] {
    case UInt8(ascii: "&"): return readReference(rest)
    case UInt8(ascii: "%"): return readPercentEncoding(rest)
    case UInt8(ascii: "\\"): return readEscape(rest)
    case 0x80...:
      let (scalar, end) = PublishedText.scalar(at: start, in: rest)
      read(scalar)
      return end
    case let byte:
      read(Unicode.Scalar(byte))
      return start + 1
    }
  }

  /// Reads `&eacute;`. An ampersand that results from a reference can begin another one: `&amp;eacute;`.
  private mutating func readReference(_ rest: ArraySlice<UInt8>) -> Int {
    var reference = Array(rest.prefix(Self.longestReference))
    var end = rest.startIndex
    while let (characters, length) = CharacterReferences.reference(in: reference[...], at: 0, .text) {
      end += length - (end == rest.startIndex ? 0 : 1)
      guard characters == "&" else {
        for scalar in characters.unicodeScalars { read(scalar) }
        return end
      }
      reference = [UInt8(ascii: "&")] + rest[end...].prefix(Self.longestReference)
    }
    read("&")
    return max(end, rest.startIndex + 1)
  }

  private mutating func readPercentEncoding(_ rest: ArraySlice<UInt8>) -> Int {
    var bytes: [UInt8] = []
    var encoded = rest
    while encoded.first == UInt8(ascii: "%"), let byte = Self.hexadecimal(encoded.dropFirst().prefix(2), digits: 2) {
      bytes.append(UInt8(truncatingIfNeeded: byte))
      encoded = encoded.dropFirst(3)
    }
    guard !bytes.isEmpty else {
      put("%")
      return rest.startIndex + 1
    }
    var index = 0
    while index < bytes.count {
      let (scalar, end) = PublishedText.scalar(at: index, in: bytes[...])
      put(scalar)
      index = end
    }
    return encoded.startIndex
  }

  /// Reads an escape sequence of JSON or iCalendar: `\n`, `\"`, `\u00e9`.
  private mutating func readEscape(_ rest: ArraySlice<UInt8>) -> Int {
    let next = rest.startIndex + 1
    switch rest.dropFirst().first {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "N"):
      put(" ")
      return next + 1
    case UInt8(ascii: "\\"): return next + 1
    case UInt8(ascii: "u"):
      guard let high = Self.hexadecimal(rest[next...].dropFirst().prefix(4), digits: 4) else { return next }
      if let scalar = Unicode.Scalar(high) {
        read(scalar)
        return next + 5
      }
      let second = rest[next...].dropFirst(5)
      guard second.starts(with: "\\u".utf8), let low = Self.hexadecimal(second.dropFirst(2).prefix(4), digits: 4),
        let scalar = Unicode.Scalar(0x10000 + ((high & 0x3FF) << 10 | low & 0x3FF))
      else { return next + 5 }
      read(scalar)
      return next + 11
    default: return next
    }
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>, digits count: Int) -> UInt32? {
    guard digits.count == count, digits.allSatisfy(\.isASCIIAlphanumeric) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Reads a character that can be markup.
  private mutating func read(_ scalar: Unicode.Scalar) {
    switch (state, scalar) {
    case (.text, "<"): state = .afterLessThan
    case (.text, _): put(scalar)
    case (.afterLessThan, _):
      if scalar == "/" || scalar == "!" || scalar == "?" || scalar.properties.isAlphabetic {
        beginTag()
        put(scalar)
      } else {
        state = .text
        put("<")
        read(scalar)
      }
    case (.tag, ">"): endTag()
    case (.tag, "<"): beginTag()
    case (.tag, "["):
      // The text of a CDATA section is not markup.
      if markup.hasSuffix("![cdata") { endTag() } else { put(scalar) }
    case (.tag, "\""), (.tag, "'"):
      guard markup.hasSuffix("=") else { return put(scalar) }
      state = .quoted
      quote = scalar
      markup.addGap()
    case (.quoted, quote):
      state = .tag
      markup.addGap()
    case (.tag, _), (.quoted, _): put(scalar)
    }
  }

  private mutating func beginTag() {
    state = .tag
    text.addGap()
    markup.addGap()
  }

  private mutating func endTag() {
    state = .text
    text.addGap()
    markup.addGap()
  }

  /// Adds a character that is not markup.
  private mutating func put(_ scalar: Unicode.Scalar) {
    if state == .afterLessThan {
      state = .text
      text.append(UInt8(ascii: "<"))
    }
    switch folding.folded(scalar) {
    // The lines of text and markup are counted together.
    case .lineEnd:
      text.addLineEnd()
      markup.addLineEnd()
    case let folded: if state == .text { text.add(folded) } else { markup.add(folded) }
    }
  }
}
