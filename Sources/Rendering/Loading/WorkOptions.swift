import Parallel

/// The options for how work is done. They do not affect its result.
package struct WorkOptions: Sendable {
  /// The number of parallel jobs.
  package var jobs: Int
  /// Reports each text that takes too long, by its file or its first characters, on a separate thread.
  package var isOverdue: (@Sendable (WorkUnderWay.Overrun) -> Void)?
  /// A Boolean value that indicates whether the process ends after this work. The system then reclaims its memory at
  /// once; releasing a large site piece by piece takes a tenth of an incremental build.
  package var isLast = false

  package init(jobs: Int) { self.jobs = jobs }

  /// The time limit for one text, in seconds. An ordinary text takes less than a thousandth of it.
  private static let textLimit = 10
  /// The time limit for all texts together that take more than a second each, in seconds.
  private static let textLimitTogether = 60

  /// The distribution of work over threads, and the watchdog that monitors it.
  package var parallelism: Parallelism {
    Parallelism(
      jobs: jobs,
      watchdog: isOverdue.map {
        Watchdog(limit: Self.textLimit, limitTogether: Self.textLimitTogether, bark: $0)
      })
  }
}
