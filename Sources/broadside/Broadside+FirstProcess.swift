import Glibc

extension Broadside {
  /// Makes Ctrl-C and SIGTERM end the program if it is the first process of a container.
  ///
  /// The kernel ignores signals to the first process unless it handles them. A preview in a container could otherwise
  /// not be stopped.
  static func endOnSignalsAsFirstProcess() {
    guard getpid() == 1 else { return }
    for number in [SIGINT, SIGTERM] { signal(number) { _exit(128 + $0) } }
  }
}
