import Archive
import Content
import Diagnostics

/// The results of the last build, and their dependencies.
struct RecordedPages: Sendable {
  /// A dependency of files, and its fingerprint at the time of the build.
  struct Fact: Sendable {
    enum Kind: UInt8 {
      /// A slot of a record. The owner is the record's identity, and the name is that of the slot.
      case slot
      /// A link. The owner is the folder of the document, and the name is the link as written.
      case link
      /// The size of a file. The owner is its URL.
      case fileSize
      case component
      /// The location of a field. The owner is the identity of the document, and the name is that of the field.
      case location
    }

    let kind: Kind
    /// Positions in ``texts``.
    let owner: UInt32
    let name: UInt32
    let value: UInt64
  }

  /// A page job that ran.
  struct Unit: Sendable {
    let key: String
    /// The fingerprint of the template and the variables that were passed to it.
    let given: UInt64
    /// The range of its dependencies in ``factsOfUnits``.
    let facts: Range<Int>
    /// Warnings and notes.
    let diagnostics: [Diagnostic]
    /// The files of its template, as positions in ``texts``.
    let sources: [UInt32]
    /// The reason and the day of the last rendering, as a position in ``texts``.
    let reason: UInt32
  }

  var environment: UInt64 = 0
  var addresses: UInt64 = 0
  var relations: UInt64 = 0
  var secrets: Set<UInt64> = []
  var texts: [String] = []
  var facts: [Fact] = []
  var units: [Unit] = []
  /// Positions in ``facts``, in the order of page jobs.
  var factsOfUnits: [UInt32] = []

  func text(_ position: UInt32) -> String { texts[Int(position)] }

  /// Returns the named dependency for `fact`, or `nil` for a slot.
  func named(_ fact: Fact) -> NamedFact? {
    switch fact.kind {
    case .slot: nil
    case .link: .link(text(fact.name), from: text(fact.owner))
    case .fileSize: .fileSize(text(fact.owner))
    case .component: .component(text(fact.owner))
    case .location: .location(of: text(fact.name), in: text(fact.owner))
    }
  }
}

extension RecordedPages {
  func write(to archive: inout ArchiveWriter) {
    for number in [environment, addresses, relations] { archive.put(fixed: number) }
    archive.put(secrets.sorted()) { $0.put(fixed: $1) }
    archive.put(texts) { $0.put($1) }
    archive.put(facts) { archive, fact in
      archive.put(UInt64(fact.kind.rawValue))
      archive.put(UInt64(fact.owner))
      archive.put(UInt64(fact.name))
      archive.put(fixed: fact.value)
    }
    archive.put(factsOfUnits) { $0.put(UInt64($1)) }
    archive.put(units) { archive, unit in
      archive.put(unit.key)
      archive.put(fixed: unit.given)
      archive.put(unit.facts.count)
      archive.put(unit.diagnostics) { $0.put($1) }
      archive.put(unit.sources) { $0.put(UInt64($1)) }
      archive.put(UInt64(unit.reason))
    }
  }

  init(from archive: inout ArchiveReader) {
    (environment, addresses, relations) = (archive.fixed(), archive.fixed(), archive.fixed())
    secrets = Set(archive.list { $0.fixed() })
    let texts = archive.list { $0.text() }
    func text(_ archive: inout ArchiveReader) -> UInt32 { archive.position(below: texts.count) }
    self.texts = texts
    facts = archive.list { archive in
      let kind = Fact.Kind(rawValue: UInt8(truncatingIfNeeded: archive.number())) ?? .slot
      return Fact(kind: kind, owner: text(&archive), name: text(&archive), value: archive.fixed())
    }
    let factCount = facts.count
    let factsOfUnits = archive.list { $0.position(below: factCount) }
    self.factsOfUnits = factsOfUnits
    var start = 0
    units = archive.list { archive in
      let (key, given) = (archive.text(), archive.fixed())
      let facts = archive.range(from: start, to: factsOfUnits.count)
      start = facts.upperBound
      return Unit(
        key: key, given: given, facts: facts,
        diagnostics: archive.list { $0.diagnostic() }, sources: archive.list(text), reason: text(&archive))
    }
  }
}
