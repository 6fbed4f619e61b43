import Diagnostics
import Files
import Glibc
import Synchronization
import Values

/// Output to the terminal, or to what replaces it.
enum Terminal {
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Returns a Boolean value that indicates whether `stream` is a terminal whose user has not turned color off (see
  /// no-color.org).
  static func hasColor(_ stream: Stream) -> Bool {
    isTerminal(stream) && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  }

  /// Writes `text`. If standard output cannot be written, for example on a full disk, ends the program with an error
  /// and `status`. A closed pipe is not an error: a reader such as `head` needs no more. Failed writes to standard
  /// error are ignored.
  static func write(_ text: String, to stream: Stream, orEndWith status: Int32 = 1) {
    let failure = send(text, to: stream)
    guard stream == .output, failure != 0, failure != EPIPE else { return }
    let problem = Diagnostic(.error, FileError("write", "the output", code: failure).description)
    _ = send(TextReporter(hasColor: hasColor(.error), sourceText: { _ in nil }).report([problem]), to: .error)
    _exit(status)
  }

  /// Writes as much of `text` as possible, and returns the number of the error that stopped it, or 0.
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

enum Today {
  /// The current day in UTC, so that all machines use the same day.
  static var date: DateValue { DateValue(secondsSinceEpoch: moment) }
  /// The current time, in seconds since 1970-01-01T00:00:00Z.
  static var moment: Int { Int(time(nil)) }
}

enum Machine {
  /// The number of cores that the program may use.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
