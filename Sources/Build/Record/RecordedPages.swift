import Archive
import Content
import Diagnostics

/// What the last build made, and of what.
struct RecordedPages: Sendable {
  /// Something that files were made of, and its fingerprint then.
  struct Fact: Sendable {
    enum Kind: UInt8 {
      /// A slot of a record: the record's identity, the slot's name.
      case slot
      /// The folder of a document, and what it writes as a link.
      case link
      /// The address of a file.
      case fileSize
      case component
    }

    let kind: Kind
    /// Positions in ``texts``.
    let owner: UInt32
    let name: UInt32
    let value: UInt64
  }

  /// A piece of work that was done.
  struct Unit: Sendable {
    let key: String
    /// That of the variables that its template was given, and of the template.
    let given: UInt64
    /// Where its facts stand in ``factsOfUnits``.
    let facts: Range<Int>
    /// Warnings and notes.
    let diagnostics: [Diagnostic]
    /// The files of its template, as positions in ``texts``.
    let sources: [UInt32]
    /// Why it was made last, and on which day, as a position in ``texts``.
    let reason: UInt32
  }

  var environment: UInt64 = 0
  var addresses: UInt64 = 0
  var relations: UInt64 = 0
  var secrets: Set<UInt64> = []
  var texts: [String] = []
  var facts: [Fact] = []
  var units: [Unit] = []
  /// Positions in ``facts``, those of each unit after each other.
  var factsOfUnits: [UInt32] = []

  func text(_ position: UInt32) -> String { texts[Int(position)] }

  /// The named fact that `fact` is; `nil` for a slot.
  func named(_ fact: Fact) -> NamedFact? {
    switch fact.kind {
    case .slot: nil
    case .link: .link(text(fact.name), from: text(fact.owner))
    case .fileSize: .fileSize(text(fact.owner))
    case .component: .component(text(fact.owner))
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
