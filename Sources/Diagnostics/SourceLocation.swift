/// A location in a source file.
package struct SourceLocation: Hashable, Sendable {
  /// The path of the file as it is shown, relative to the folder that the build was started in.
  package var path: String
  /// The line, counted from 1.
  package var line: Int
  /// The column, counted from 1 in Unicode scalars, as text editors and libyaml count.
  package var column: Int
  /// The length of the marked text in Unicode scalars; at least 1.
  package var length: Int

  package init(path: String, line: Int = 1, column: Int = 1, length: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
    self.length = length
  }
}

extension SourceLocation {
  /// Returns the location after `text`, which begins here. Its line breaks are line feeds.
  package func advanced(over text: some Sequence<UInt8>) -> SourceLocation {
    var location = self
    for byte in text {
      if byte == UInt8(ascii: "\n") {
        location.line += 1
        location.column = 1
      } else if byte & 0xC0 != 0x80 {
        location.column += 1
      }
    }
    return location
  }
}

extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.path, left.line, left.column) < (right.path, right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(path):\(line):\(column)" }
}
