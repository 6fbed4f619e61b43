import Glibc

/// How long each stage of a build took, by the clock and by the work of all threads.
package struct StageTimings: Sendable {
  package struct Stage: Sendable {
    package let name: String
    /// Seconds from its beginning to its end; `nil` for work that is mixed with that of other stages.
    package let wall: Double?
    /// Seconds of work, of all threads together.
    package let cpu: Double
  }

  package private(set) var stages: [Stage] = []
  private var last = Moment()

  package init() {}

  /// Ends a stage, which began where the one before it ended.
  mutating func end(_ name: String) {
    let now = Moment()
    stages.append(Stage(name: name, wall: now.wall - last.wall, cpu: now.cpu - last.cpu))
    last = now
  }

  /// Adds the work of a part of the stage that ends next.
  mutating func add(_ name: String, seconds: Double) { stages.append(Stage(name: name, wall: nil, cpu: seconds)) }

  private struct Moment {
    let wall = Clock.seconds(CLOCK_MONOTONIC)
    let cpu = Clock.seconds(CLOCK_PROCESS_CPUTIME_ID)
  }
}

/// The system's clocks.
enum Clock {
  static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The time on a clock that only goes forward.
  static var now: Double { seconds(CLOCK_MONOTONIC) }
}
