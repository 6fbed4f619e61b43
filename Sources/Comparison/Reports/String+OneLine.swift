extension String {
  /// The text with a space for each control character, so that text from the site cannot end a line or send commands to
  /// a terminal.
  var onOneLine: String {
    var line = ""
    for character in unicodeScalars {
      switch character.value {
      case 0..<0x20, 0x7F...0x9F: line += " "
      default: line.unicodeScalars.append(character)
      }
    }
    return line
  }
}
