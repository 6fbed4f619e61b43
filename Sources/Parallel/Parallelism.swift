import Synchronization

/// The number of jobs that run in parallel.
package struct Parallelism: Sendable {
  package let jobs: Int
  /// Watches work that may take long because of its input.
  package let watchdog: Watchdog?

  /// Creates a value with at least one job.
  package init(jobs: Int, watchdog: Watchdog? = nil) {
    self.jobs = max(1, jobs)
    self.watchdog = watchdog
  }

  /// Returns the results of `body` for consecutive ranges that cover `0..<count`, in the order of the ranges.
  ///
  /// Each job takes the next free range of at most `chunk` indices until none is left, so that uneven work still uses
  /// all cores. `makeState` is called once for each job, and what it creates (buffers, a parser) belongs to that job
  /// alone. If `mayStop` is true, a canceled task returns only the results that are finished by then.
  package func map<State: ~Copyable, Result: Sendable>(
    _ count: Int, chunk: Int, mayStop: Bool = false, state makeState: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (inout State, Range<Int>) -> Result
  ) async -> [Result] {
    let chunks = (count + chunk - 1) / chunk
    let next = NextIndex()
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<min(jobs, chunks) {
        group.addTask {
          var state = makeState()
          var results: [(Int, Result)] = []
          while !(mayStop && Task.isCancelled), let index = next.take(below: chunks) {
            let start = index * chunk
            results.append((index, body(&state, start..<min(start + chunk, count))))
          }
          return results
        }
      }
      var all: [(Int, Result)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Returns the results of work that needs no state of its own.
  package func map<Result: Sendable>(
    _ count: Int, chunk: Int, _ body: @escaping @Sendable (Range<Int>) -> Result
  ) async -> [Result] {
    await map(count, chunk: chunk, state: {}, { _, range in body(range) })
  }
}

private final class NextIndex: Sendable {
  private let counter = Atomic<Int>(0)

  func take(below limit: Int) -> Int? {
    let index = counter.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < limit ? index : nil
  }
}
