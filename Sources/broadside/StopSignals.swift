import Dispatch
import Glibc
import Synchronization

/// Ctrl-C, and what else asks a program to end, heard by a command that has something to put away first.
final class StopSignals {
  private final class Received: Sendable {
    let number = Atomic<Int32>(0)
  }

  private let received = Received()
  private let sources: [any DispatchSourceSignal]

  /// How long the work may take to come to its end after the first signal, in seconds.
  private static let patience = 2.0

  /// Calls `stop` at the first signal. At the second, or when the process has not ended soon after, it ends with `abandon`.
  init(stopping stop: @escaping @Sendable () -> Void, abandon: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "signals")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for (number, source) in zip([SIGINT, SIGTERM], sources) {
      let end: @Sendable () -> Void = {
        abandon()
        Terminal.write("Stopped.\n", to: .error)
        _exit(128 + number)
      }
      source.setEventHandler { [received] in
        guard received.number.exchange(number, ordering: .relaxed) == 0 else { return end() }
        queue.asyncAfter(deadline: .now() + Self.patience, execute: end)
        stop()
      }
      source.activate()
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// The exit status that tells of the signal, as shells have it.
  var status: Int32 { 128 + received.number.load(ordering: .relaxed) }
}
