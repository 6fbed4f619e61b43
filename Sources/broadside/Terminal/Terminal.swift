import Diagnostics
import Files
import Glibc
import Synchronization

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

  /// Writes `text`. If standard output cannot be written (for example, because the disk is full), ends the program with
  /// an error. A closed pipe is not an error: a reader such as `head` needs no more. Failed writes to
  /// standard error are ignored.
  static func write(_ text: String, to stream: Stream) {
    let failure = send(text, to: stream)
    guard stream == .output, failure != 0, failure != EPIPE else { return }
    let problem = Diagnostic(.error, FileError("write", "the output", code: failure).description)
    _ = send(TextReporter(hasColor: hasColor(.error), sourceText: { _ in nil }).report([problem]), to: .error)
    _exit(ExitStatus.failure.rawValue)
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
