import Glibc

/// The system's clocks.
package enum Clock {
  /// Returns the time of a system clock, in seconds.
  package static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The time of the monotonic clock, in seconds.
  package static var now: Double { seconds(CLOCK_MONOTONIC) }
}
