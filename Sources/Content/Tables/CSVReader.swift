import Diagnostics
import Values
import YAML

/// Reads rows of comma-separated values (RFC 4180), with the location of each cell.
///
/// Lines may end in LF, and blank lines are skipped. Written for Broadside because no Swift library reports the
/// location of a cell.
package struct CSVReader {
  package struct Cell: Sendable {
    /// Without surrounding whitespace.
    package let text: String
    package let place: Node.Place
  }

  private let scalars: [Unicode.Scalar]
  private let path: String
  private let separator: Unicode.Scalar
  private var index = 0
  private var line = 1
  private var column = 1
  package private(set) var diagnostics: [Diagnostic] = []

  /// Creates a reader of `text`, whose cells are divided by `separator`. `path` is the file's path in diagnostics.
  package init(_ text: String, path: String, separator: Unicode.Scalar = ",") {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars.first == "\u{FEFF}" ? Array(scalars.dropFirst()) : scalars
    self.path = path
    self.separator = separator
  }

  /// Returns the cells of the next line that is not blank; `nil` at the end.
  package mutating func nextRow() -> [Cell]? {
    while index < scalars.count, scalars[index] == "\n" || scalars[index] == "\r" { advance() }
    guard index < scalars.count else { return nil }
    var cells = [cell()]
    while index < scalars.count, scalars[index] == separator {
      advance()
      cells.append(cell())
    }
    return cells
  }

  private mutating func cell() -> Cell {
    let start = (line, column, index)
    var text = String.UnicodeScalarView()
    let isQuoted = index < scalars.count && scalars[index] == "\""
    var isClosed = !isQuoted
    if isQuoted {
      advance()
      while index < scalars.count {
        if scalars[index] == "\"" {
          advance()
          isClosed = index == scalars.count || scalars[index] != "\""
          if isClosed { break }
        }
        text.append(scalars[index])
        advance()
      }
    }
    if !isClosed {
      report(
        "this cell has no closing quotation mark", Node.Place(line: start.0, column: start.1, length: 1),
        help: "add the closing quotation mark")
    }
    let end = (line, column, index)
    while index < scalars.count, scalars[index] != separator, scalars[index] != "\n", scalars[index] != "\r" {
      text.append(scalars[index])
      advance()
    }
    if isQuoted, isClosed, index > end.2 {
      report(
        "there is text after the closing quotation mark", Node.Place(line: end.0, column: end.1, length: index - end.2),
        help: "write each quotation mark within a cell twice")
    }
    let length = line == start.0 ? max(1, index - start.2) : 1
    return Cell(
      text: String(text).trimmingBlanks(), place: Node.Place(line: start.0, column: start.1, length: length))
  }

  private mutating func advance() {
    let scalar = scalars[index]
    index += 1
    if scalar == "\n" || scalar == "\r" && !(index < scalars.count && scalars[index] == "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String? = nil) {
    diagnostics.append(Diagnostic(.table, message, at: place.location(in: path), help: help))
  }
}
