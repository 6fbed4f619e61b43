import Dispatch
import Synchronization

/// Knows what is being worked on, and tells of what does not end.
///
/// Some texts take cmark-gfm time that grows with the square of their length, and C cannot be told to stop. So whoever began the work is
/// told what it hangs on, while the work goes on.
package final class Watchdog: Sendable {
  private let work: Mutex<WorkUnderWay>
  private let bark: @Sendable (WorkUnderWay.Overrun) -> Void
  private let queue = DispatchQueue(label: "watchdog")

  /// Calls `bark` with each work that takes longer than `limit`, in seconds, or with others that take long more than `limitTogether`, from a
  /// thread of its own, once a second until it is done.
  package init(limit: Int, limitTogether: Int, bark: @escaping @Sendable (WorkUnderWay.Overrun) -> Void) {
    work = Mutex(WorkUnderWay(limit: limit, limitTogether: limitTogether))
    self.bark = bark
    waitForSecond()
  }

  private func waitForSecond() {
    queue.asyncAfter(deadline: .now() + 1) { [weak self] in
      guard let self else { return }
      for overrun in work.withLock({ $0.passSecond() }) { bark(overrun) }
      waitForSecond()
    }
  }

  /// The result of `work`, which is watched as `subject`.
  package func watching<Result>(_ subject: String, _ work: () -> Result) -> Result {
    let number = self.work.withLock { $0.begin(subject) }
    defer { self.work.withLock { $0.end(number) } }
    return work()
  }
}

extension Optional where Wrapped == Watchdog {
  /// The result of `work`, which is watched as `subject` where there is a watchdog.
  package func watching<Result>(_ subject: String, _ work: () -> Result) -> Result {
    self?.watching(subject, work) ?? work()
  }
}
