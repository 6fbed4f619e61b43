import Synchronization

/// A dependency of an output file other than a slot of the site's records.
enum NamedDependency: Hashable, Sendable {
  /// The target of a link, as a document in a folder writes it.
  case link(String, from: String)
  /// The size of the file at a URL.
  case fileSize(String)
  /// The location of a field of the document with an identity, which a finding of a template gives.
  case location(of: String, in: String)
  /// A component of the theme.
  case component(String)
}

/// The distinct named dependencies that all threads have found, identified by small numbers.
final class NamedDependencies: Sendable {
  private let known = Mutex<(positions: [NamedDependency: UInt32], all: [NamedDependency])>(([:], []))

  func position(of dependency: NamedDependency) -> UInt32 {
    known.withLock { known in
      if let position = known.positions[dependency] { return position }
      let position = UInt32(known.all.count)
      known.positions[dependency] = position
      known.all.append(dependency)
      return position
    }
  }

  var all: [NamedDependency] { known.withLock { $0.all } }
}

/// The dependencies of one output file.
struct FileReads: Sendable {
  /// The rows of the site's tables, in ascending order.
  var rows: [UInt32] = []
  /// The numbers of named dependencies, in ascending order.
  var named: [UInt32] = []

  var count: Int { rows.count + named.count }
}

/// Collects the dependencies of a file while it is rendered. Each thread has its own collector.
final class ReadCollector {
  private let dependencies: NamedDependencies
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
