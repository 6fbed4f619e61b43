/// The state of the JavaScript tokenizer, with every interpretation of the script so far.
///
/// A slash after `)` or `}` divides or begins a regular expression; only a parser for the whole language could tell.
/// Both interpretations continue until one of them turns out to be impossible. A value is allowed only where all of
/// them are in code.
struct ScriptState: Hashable, Sendable {
  private var readings = [ScriptReading()]
  /// The last four characters.
  private var tail = ""

  /// The limit on interpretations. It is more than real scripts need: an interpretation rarely outlives its line.
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

  /// Advances over a value written in code.
  mutating func passValue() {
    tail = ""
    for index in readings.indices { readings[index].passValue() }
  }

  /// Returns the state that follows two branches, or `nil` if one is code and the other is not.
  func joined(with other: ScriptState) -> ScriptState? {
    guard readings.count == other.readings.count else { return nil }
    var joined = ScriptState()
    joined.readings = zip(readings, other.readings).compactMap { $0.joined(with: $1) }
    return joined.readings.count == readings.count ? joined : nil
  }
}
