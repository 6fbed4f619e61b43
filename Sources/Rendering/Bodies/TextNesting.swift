/// The texts that are being rendered because components show them.
///
/// After a ``Failure``, no other text begins until the outermost text takes the failure. So texts that show one another
/// in a cycle are not rendered in every possible order. What a thread has rendered before does not change the failure.
struct TextNesting {
  /// The reason why a text cannot be shown.
  enum Failure {
    /// The texts contain one another. The first one is requested again by the last one.
    case circular([MarkdownSource])
    case tooDeep
    /// The components of a text make it too long.
    case tooLong(MarkdownSource)
  }

  private struct Level {
    let text: MarkdownSource
    /// The number of levels inside this one.
    var height = 0
    var isComplete = true
  }

  /// The maximum number of texts inside one another.
  static let limit = 32

  /// The outermost text first.
  private var levels: [Level] = []
  private(set) var failure: Failure?

  var isOutermost: Bool { levels.count == 1 }

  /// Begins `text`. Returns false if it cannot be shown here.
  mutating func begin(_ text: MarkdownSource) -> Bool {
    guard failure == nil else { return false }
    if let start = levels.firstIndex(where: { $0.text == text }) {
      failure = .circular(levels[start...].map(\.text))
      return false
    }
    guard fits(height: 0) else { return false }
    levels.append(Level(text: text))
    return true
  }

  /// Returns whether a text with `height` levels inside it can be shown here, and counts its levels.
  mutating func fits(height: Int) -> Bool {
    guard failure == nil else { return false }
    guard levels.count + height < Self.limit else {
      failure = .tooDeep
      return false
    }
    if let last = levels.indices.last { levels[last].height = max(levels[last].height, height + 1) }
    return true
  }

  /// Ends the innermost text. Returns the number of levels inside it, and whether every text in it could be shown.
  mutating func end() -> (height: Int, isComplete: Bool) {
    guard let level = levels.popLast() else { return (0, true) }
    if let last = levels.indices.last { levels[last].height = max(levels[last].height, level.height + 1) }
    return (level.height, level.isComplete && failure == nil)
  }

  mutating func fail(_ failure: Failure) { if self.failure == nil { self.failure = failure } }

  /// Returns the failure inside the outermost text, and clears it.
  mutating func takeFailure() -> Failure? {
    guard isOutermost, let failure else { return nil }
    self.failure = nil
    levels[0].isComplete = false
    return failure
  }
}
