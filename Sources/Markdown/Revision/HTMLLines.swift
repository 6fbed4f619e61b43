/// Counts the lines of a block of raw HTML, from one position to a later one.
struct HTMLLines {
  private let html: [UInt8]
  /// A Boolean value that indicates whether the lines of the HTML are lines of the source.
  private let isCounted: Bool
  private var position = 0
  private var count = 0

  init(_ html: [UInt8], isCounted: Bool) {
    self.html = html
    self.isCounted = isCounted
  }

  /// Returns the number of lines before the line of `index`, which must not be before the last one; `nil` if lines are not
  /// counted.
  mutating func number(of index: Int) -> Int? {
    guard isCounted else { return nil }
    while position < index {
      if html[position] == UInt8(ascii: "\n") { count += 1 }
      position += 1
    }
    return count
  }
}
