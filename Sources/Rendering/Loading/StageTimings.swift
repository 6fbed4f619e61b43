import Files
import Glibc

/// The duration of each stage of a build, in elapsed time and in work of all threads.
package struct StageTimings: Sendable {
  package struct Stage: Sendable {
    package let name: String
    /// Seconds from start to end; `nil` for a part of the previous stage, whose parts are interleaved.
    package let wall: Double?
    /// Seconds of work by all threads together.
    package let cpu: Double
  }

  package private(set) var stages: [Stage] = []
  private var last = Moment()

  package init() {}

  /// Ends a stage, which began when the previous one ended. `parts` are measured seconds of its work, and `rest` is the
  /// name of the remainder.
  package mutating func end(_ name: String, of parts: [(name: String, seconds: Double)] = [], rest: String? = nil) {
    let now = Moment()
    let cpu = now.cpu - last.cpu
    stages.append(Stage(name: name, wall: now.wall - last.wall, cpu: cpu))
    for part in parts { stages.append(Stage(name: part.name, wall: nil, cpu: part.seconds)) }
    if let rest { stages.append(Stage(name: rest, wall: nil, cpu: max(0, parts.reduce(cpu) { $0 - $1.seconds }))) }
    last = now
  }

  private struct Moment {
    let wall = Clock.seconds(CLOCK_MONOTONIC)
    let cpu = Clock.seconds(CLOCK_PROCESS_CPUTIME_ID)
  }
}
