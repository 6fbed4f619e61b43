extension ScalarText {
  /// Returns `text` as ``of(_:)`` writes it, but for a value or a key within `[ ]` or `{ }`, where some readers also
  /// treat `?` as an indicator.
  package static func inFlow(_ text: String) -> String {
    let written = of(text)
    guard written == text, text.contains(where: { ",[]{}?".contains($0) }) else { return written }
    return "\"" + text + "\""
  }

  /// Returns the name of a field as a key. Names that consist of letters, digits, and dashes need no quotes, because
  /// keys are always text, even `on`.
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
