import Dispatch
import Synchronization

/// Tracks the current work and reports work that does not end.
///
/// For some text, cmark-gfm takes time that grows with the square of its length, and C code cannot be interrupted. The
/// watchdog therefore reports which work is taking long, while that work continues.
package final class Watchdog: Sendable {
  private let work: Mutex<WorkUnderWay>
  private let bark: @Sendable (WorkUnderWay.Overrun) -> Void
  private let queue = DispatchQueue(label: "watchdog")

  /// Calls `bark` once a second, on a thread of its own, for each piece of work that takes longer than `limit` seconds,
  /// or that takes longer than `limitTogether` seconds together with other slow work, until it is done.
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

  /// Returns the result of `work`, which is watched as work on `subject`.
  package func watching<Result>(_ subject: WorkUnderWay.Subject, _ work: () -> Result) -> Result {
    let number = self.work.withLock { $0.begin(subject) }
    defer { self.work.withLock { $0.end(number) } }
    return work()
  }
}

extension Optional where Wrapped == Watchdog {
  /// Returns the result of `work`, which is watched as work on `subject` if there is a watchdog.
  package func watching<Result>(_ subject: WorkUnderWay.Subject, _ work: () -> Result) -> Result {
    self?.watching(subject, work) ?? work()
  }
}
