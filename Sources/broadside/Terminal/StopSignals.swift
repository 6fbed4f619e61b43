import Dispatch
import Glibc
import Synchronization

/// Handles Ctrl-C and SIGTERM for a command that must clean up before it exits.
final class StopSignals {
  private final class Received: Sendable {
    let number = Atomic<Int32>(0)
  }

  private let received = Received()
  private let sources: [any DispatchSourceSignal]

  /// The time that the work has to finish after the first signal, in seconds.
  private static let patience = 2.0

  /// Calls `stop` at the first signal. At the second signal, or if the process is still running after ``patience``,
  /// calls `abandon` and exits.
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

  /// The exit status for the signal, following the shell convention: 128 plus its number.
  var status: Int32 { 128 + received.number.load(ordering: .relaxed) }
}
