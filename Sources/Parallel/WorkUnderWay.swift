/// What is being worked on, by the seconds that it takes.
package struct WorkUnderWay: Sendable {
  /// Work that takes too long.
  package struct Overrun: Hashable, Sendable {
    package let subject: String
    /// Whether it is not this work alone, but all that took long until now.
    package let isTogether: Bool
    /// How many seconds it may take.
    package let limit: Int
  }

  private let limit: Int
  private let limitTogether: Int
  private var count = 0
  /// By number, with how many seconds it has been seen. A process that stands still sees none of them pass.
  private var underWay: [Int: (subject: String, seconds: Int)] = [:]
  /// How many seconds all work has taken besides the first of each, since there was none.
  private var secondsTogether = 0

  /// Each work may take `limit` seconds. What takes more than one may take `limitTogether` with all the others like it.
  package init(limit: Int, limitTogether: Int) {
    self.limit = limit
    self.limitTogether = limitTogether
  }

  /// The number of the work called `subject`, which begins.
  package mutating func begin(_ subject: String) -> Int {
    count += 1
    underWay[count] = (subject, 0)
    return count
  }

  /// Says that the work of that number is done.
  package mutating func end(_ number: Int) { underWay.removeValue(forKey: number) }

  /// Counts a second more; what takes too long by now.
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
