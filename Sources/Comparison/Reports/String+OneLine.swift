extension String {
  /// With a blank for each control character: a text of the site neither ends a line nor sends commands to a terminal.
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
