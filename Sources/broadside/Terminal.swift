import Diagnostics
import Files
import Glibc
import Synchronization
import Values

/// Where the program writes to.
enum Terminal {
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Colour goes to terminals whose user has not turned it off (see no-color.org).
  static func hasColor(_ stream: Stream) -> Bool {
    isTerminal(stream) && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  /// Writes `text`. Where the output cannot take it, as on a full disk, the program ends with an error and `status`; but not where its reader has
  /// gone, as `head` does, who wants no more. What cannot be written to the error stream is lost.
  static func write(_ text: String, to stream: Stream, orEndWith status: Int32 = 1) {
    let failure = send(text, to: stream)
    guard stream == .output, failure != 0, failure != EPIPE else { return }
    let problem = Diagnostic(.error, FileError("write", "the output", code: failure).description)
    _ = send(TextReporter(hasColor: hasColor(.error), sourceText: { _ in nil }).report([problem]), to: .error)
    _exit(status)
  }

  /// Writes as much of `text` as can be, and gives the number of the error that ended it.
  static func send(_ text: String, to stream: Stream) -> Int32 {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      sent += count
    }
    return 0
  }
}

/// The line of a long build that says how far it is, on a terminal.
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
      Terminal.write("\r\(made) of \(total) files made", to: .error)
    }
  }

  func clear() {
    if last.withLock({ $0 }) != nil { Terminal.write("\r\u{1B}[K", to: .error) }
  }
}

enum Today {
  /// The day it is in UTC, so that two machines agree on it.
  static var date: DateValue { DateValue(secondsSinceEpoch: Int(time(nil))) }
}

enum Machine {
  /// How many cores the program may use.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
