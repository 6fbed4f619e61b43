import Dispatch
import Synchronization

/// Knows what is being worked on, and tells of what does not end.
///
/// Some texts take cmark-gfm time that grows with the square of their length, and C cannot be told to stop. So whoever began the work is
/// told what it hangs on, while the work goes on.
package final class Watchdog: Sendable {
  private struct Watch {
    var count = 0
    /// By number, with how many seconds it has been seen. A process that stands still sees none of them pass.
    var underWay: [Int: (subject: String, seconds: Int)] = [:]
  }

  private let watch = Mutex(Watch())
  private let limit: Int
  private let bark: @Sendable (String) -> Void
  private let queue = DispatchQueue(label: "watchdog")

  /// Calls `bark` with the subject of each work that takes longer than `limit`, in seconds, from a thread of its own, once a second until
  /// it is done.
  package init(limit: Int, bark: @escaping @Sendable (String) -> Void) {
    self.limit = limit
    self.bark = bark
    waitForSecond()
  }

  private func waitForSecond() {
    queue.asyncAfter(deadline: .now() + 1) { [weak self] in
      self?.look()
      self?.waitForSecond()
    }
  }

  private func look() {
    let overdue = watch.withLock { [limit] watch in
      for number in watch.underWay.keys { watch.underWay[number]?.seconds += 1 }
      return watch.underWay.values.filter { $0.seconds > limit }.map(\.subject)
    }
    for subject in overdue { bark(subject) }
  }

  /// The result of `work`, which is watched as `subject`.
  package func watching<Result>(_ subject: String, _ work: () -> Result) -> Result {
    let number = watch.withLock { watch in
      watch.count += 1
      watch.underWay[watch.count] = (subject, 0)
      return watch.count
    }
    defer { watch.withLock { _ = $0.underWay.removeValue(forKey: number) } }
    return work()
  }
}

extension Optional where Wrapped == Watchdog {
  /// The result of `work`, which is watched as `subject` where there is a watchdog.
  package func watching<Result>(_ subject: String, _ work: () -> Result) -> Result {
    self?.watching(subject, work) ?? work()
  }
}
