import Synchronization

/// Something besides a slot of the site's records that a file of the output depends on.
enum NamedFact: Hashable, Sendable {
  /// Where what a document in a folder writes leads.
  case link(String, from: String)
  /// The size of the file at an address.
  case fileSize(String)
  /// A component of the theme.
  case component(String)
}

/// The named facts that any thread has met, each once, by small numbers.
final class NamedFacts: Sendable {
  private let known = Mutex<(positions: [NamedFact: UInt32], all: [NamedFact])>(([:], []))

  func position(of fact: NamedFact) -> UInt32 {
    known.withLock { known in
      if let position = known.positions[fact] { return position }
      let position = UInt32(known.all.count)
      known.positions[fact] = position
      known.all.append(fact)
      return position
    }
  }

  var all: [NamedFact] { known.withLock { $0.all } }
}

/// What one file of the output was made of.
struct FileReads: Sendable {
  /// The rows of the site's tables, in order.
  var rows: [UInt32] = []
  /// The numbers of named facts, in order.
  var named: [UInt32] = []

  var count: Int { rows.count + named.count }
}

/// Gathers what goes into a file while it is made. One for each thread.
final class ReadCollector {
  private let facts: NamedFacts
  private var rows: [UInt32] = []
  private var named: [UInt32] = []

  init(_ facts: NamedFacts) { self.facts = facts }

  func position(of fact: NamedFact) -> UInt32 { facts.position(of: fact) }

  func note(rows: [UInt32]) { self.rows += rows }

  func note(_ reads: FileReads) {
    rows += reads.rows
    named += reads.named
  }

  func note(row: UInt32) { rows.append(row) }

  func note(_ fact: NamedFact) { note(position: facts.position(of: fact)) }

  func note(position: UInt32) { if named.last != position { named.append(position) } }

  /// What was gathered, each thing once; then forgets it.
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
