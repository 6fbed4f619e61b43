/// The current work, with the number of seconds that each piece has taken.
package struct WorkUnderWay: Sendable {
  /// The text that a piece of work processes.
  package enum Subject: Hashable, Sendable {
    /// The text of the file at a path.
    case file(String)
    /// Text that belongs to no file, identified by its first characters.
    case text(Substring)
  }

  /// Work that takes too long.
  package struct Overrun: Hashable, Sendable {
    package let subject: Subject
    /// A Boolean value that indicates whether all slow work together exceeded the limit, and not this work alone.
    package let isTogether: Bool
    /// The limit, in seconds.
    package let limit: Int
  }

  private let limit: Int
  private let limitTogether: Int
  private var count = 0
  /// The work by its number, with the seconds counted for it. No seconds are counted while the process is suspended.
  private var underWay: [Int: (subject: Subject, seconds: Int)] = [:]
  /// The seconds that all work has taken, without the first second of each piece, since there was last no work.
  private var secondsTogether = 0

  /// Creates a tracker. Each piece of work may take `limit` seconds. All pieces that take more than one second may take
  /// `limitTogether` seconds together.
  package init(limit: Int, limitTogether: Int) {
    self.limit = limit
    self.limitTogether = limitTogether
  }

  /// Begins the work on `subject`, and returns its number.
  package mutating func begin(_ subject: Subject) -> Int {
    count += 1
    underWay[count] = (subject, 0)
    return count
  }

  /// Ends the work with that number.
  package mutating func end(_ number: Int) { underWay.removeValue(forKey: number) }

  /// Counts another second, and returns the work that has now taken too long.
  package mutating func passSecond() -> [Overrun] {
    for number in underWay.keys { underWay[number]?.seconds += 1 }
    let long = underWay.sorted { $0.key < $1.key }.map(\.value).filter { $0.seconds > 1 }
    secondsTogether = underWay.isEmpty ? 0 : secondsTogether + long.count
    let overdue = long.filter { $0.seconds > limit }
    if overdue.isEmpty, secondsTogether > limitTogether, let longest = long.max(by: { $0.seconds < $1.seconds }) {
      return [Overrun(subject: longest.subject, isTogether: true, limit: limitTogether)]
    }
    return overdue.map { Overrun(subject: $0.subject, isTogether: false, limit: limit) }
  }
}
