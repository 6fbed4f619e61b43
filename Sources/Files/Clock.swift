import Glibc

/// The system's clocks.
package enum Clock {
  /// What a clock of the system shows, in seconds.
  package static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The time on a clock that only goes forward.
  package static var now: Double { seconds(CLOCK_MONOTONIC) }
}
