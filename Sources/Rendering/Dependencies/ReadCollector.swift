import Diagnostics
import Files
import Synchronization

/// Collects the dependencies of a file while it is rendered, and the errors of reading them. Each thread has its own
/// collector.
final class ReadCollector {
  private let dependencies: NamedDependencies
  private var failures: [FileError] = []
  private var rows: [UInt32] = []
  private var named: [UInt32] = []

  init(_ dependencies: NamedDependencies) { self.dependencies = dependencies }

  func position(of dependency: NamedDependency) -> UInt32 { dependencies.position(of: dependency) }

  func note(rows: [UInt32]) { self.rows += rows }

  func note(_ reads: FileReads) {
    rows += reads.rows
    named += reads.named
  }

  func note(row: UInt32) { rows.append(row) }

  func note(_ dependency: NamedDependency) { note(position: dependencies.position(of: dependency)) }

  func note(position: UInt32) { if named.last != position { named.append(position) } }

  /// Notes that a dependency could not be read. The file that is being rendered must then not be written.
  func note(_ failure: FileError) { if !failures.contains(failure) { failures.append(failure) } }

  var hasFailures: Bool { !failures.isEmpty }

  /// Returns the errors of reading dependencies, and clears them.
  func takeFailures() -> [Diagnostic] {
    defer { failures = [] }
    return failures.map { Diagnostic(.unreadableFile, $0.description) }
  }

  /// Returns the distinct dependencies, and clears the collector.
  func take() -> FileReads {
    defer {
      rows.removeAll(keepingCapacity: true)
      named.removeAll(keepingCapacity: true)
    }
    return FileReads(rows: Self.distinct(&rows), named: Self.distinct(&named))
  }

  private static func distinct(_ numbers: inout [UInt32]) -> [UInt32] {
    numbers.sort()
    var distinct: [UInt32] = []
    for number in numbers where distinct.last != number { distinct.append(number) }
    return distinct
  }
}
