import Glibc
import Synchronization

/// The progress line of a long build on a terminal.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  init(isShown: Bool) { self.isShown = isShown }

  /// Shows the count, at most ten times a second and not before the build has taken a second.
  @Sendable func show(_ made: Int, of total: Int) {
    guard isShown, ContinuousClock.now - start > .seconds(1) else { return }
    last.withLock { last in
      if let last, ContinuousClock.now - last < .milliseconds(100) { return }
      last = .now
      Terminal.write("\r\(made) of \(total) files built", to: .error)
    }
  }

  func clear() {
    if last.withLock({ $0 }) != nil { Terminal.write("\r\u{1B}[K", to: .error) }
  }
}
