/// Where in a script its reader is, in every way in which the script so far can be read.
///
/// A slash after `)` or `}` divides or begins a regular expression; which of the two takes a parser of the whole language to
/// know. So both readings go on, until one turns out to be impossible, and a value may stand only where all of them are in code.
struct ScriptState: Hashable, Sendable {
  private var readings = [ScriptReading()]
  /// The last four characters.
  private var tail = ""

  /// More than enough for scripts that people write: a reading seldom outlives its line.
  private static let most = 16

  var isCode: Bool { readings.allSatisfy(\.isCode) }
  var endsWithCommentOfHTML: Bool { tail.hasSuffix("<!--") }

  mutating func read(_ scalar: Unicode.Scalar) {
    tail = String((tail + String(scalar)).unicodeScalars.suffix(4))
    var after: [ScriptReading] = []
    for reading in readings {
      for var guess in reading.guesses(before: scalar) {
        guess.read(scalar, isCommentOfHTML: tail.hasSuffix("<!--") || tail.hasSuffix("-->"))
        if guess.isPossible, !after.contains(guess) { after.append(guess) }
      }
    }
    readings = after.isEmpty || after.count > Self.most ? [.unknown] : after
  }

  /// What follows a value that was written in code.
  mutating func passValue() {
    tail = ""
    for index in readings.indices { readings[index].passValue() }
  }

  /// The state after either of two texts; `nil` where one is code and the other is not.
  func joined(with other: ScriptState) -> ScriptState? {
    guard readings.count == other.readings.count else { return nil }
    var joined = ScriptState()
    joined.readings = zip(readings, other.readings).compactMap { $0.joined(with: $1) }
    return joined.readings.count == readings.count ? joined : nil
  }
}
