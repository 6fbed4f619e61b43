import Synchronization

/// The distinct named dependencies that all threads have found, identified by small numbers.
package final class NamedDependencies: Sendable {
  private let known = Mutex<(positions: [NamedDependency: UInt32], all: [NamedDependency])>(([:], []))

  package init() {}

  func position(of dependency: NamedDependency) -> UInt32 {
    known.withLock { known in
      if let position = known.positions[dependency] { return position }
      let position = UInt32(known.all.count)
      known.positions[dependency] = position
      known.all.append(dependency)
      return position
    }
  }

  package var all: [NamedDependency] { known.withLock { $0.all } }
}
