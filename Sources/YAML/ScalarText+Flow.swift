extension ScalarText {
  /// `text` as ``of(_:)`` writes it, for a value or a key within `[ ]` or `{ }`, where some readers take `?` for a sign, too.
  package static func inFlow(_ text: String) -> String {
    let written = of(text)
    guard written == text, text.contains(where: { ",[]{}?".contains($0) }) else { return written }
    return "\"" + text + "\""
  }

  /// The name of a field. Those that are letters, digits and dashes stand as they are, for they are texts whatever they say: `on`.
  package static func key(_ name: String) -> String {
    let isWord = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F: true
      default: false
      }
    }
    return isWord && name.first?.isLetter == true ? name : inFlow(name)
  }
}
