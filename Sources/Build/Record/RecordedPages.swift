import Archive
import Content
import Diagnostics
import Rendering

/// The results of the last build, and their dependencies.
struct RecordedPages: Sendable {
  /// A dependency of files, and its fingerprint at the time of the build.
  struct Dependency: Sendable {
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
      /// The related documents of a document: a slot that is compared only if the relations have changed.
      case related
    }

    let kind: Kind
    /// Positions in ``texts``.
    let owner: UInt32
    let name: UInt32
    let value: UInt64
  }

  /// A page job that ran.
  struct PageJob: Sendable {
    let key: String
    /// The fingerprint of the template and the variables that were passed to it.
    let inputs: UInt64
    /// The range of its dependencies in ``dependenciesOfPageJobs``.
    let dependencies: Range<Int>
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
  var dependencies: [Dependency] = []
  var pageJobs: [PageJob] = []
  /// Positions in ``dependencies``, in the order of page jobs.
  var dependenciesOfPageJobs: [UInt32] = []

  func text(_ position: UInt32) -> String { texts[Int(position)] }

  /// Returns the named dependency for `dependency`, or `nil` for a slot.
  func named(_ dependency: Dependency) -> NamedDependency? {
    switch dependency.kind {
    case .slot, .related: nil
    case .link: .link(text(dependency.name), from: text(dependency.owner))
    case .fileSize: .fileSize(text(dependency.owner))
    case .component: .component(text(dependency.owner))
    case .location: .location(of: text(dependency.name), in: text(dependency.owner))
    }
  }
}

extension RecordedPages {
  func write(to archive: inout ArchiveWriter) {
    for number in [environment, addresses, relations] { archive.put(fixed: number) }
    archive.put(secrets.sorted()) { $0.put(fixed: $1) }
    archive.put(texts) { $0.put($1) }
    archive.put(dependencies) { archive, dependency in
      archive.put(UInt64(dependency.kind.rawValue))
      archive.put(UInt64(dependency.owner))
      archive.put(UInt64(dependency.name))
      archive.put(fixed: dependency.value)
    }
    archive.put(dependenciesOfPageJobs) { $0.put(UInt64($1)) }
    archive.put(pageJobs) { archive, pageJob in
      archive.put(pageJob.key)
      archive.put(fixed: pageJob.inputs)
      archive.put(pageJob.dependencies.count)
      archive.put(pageJob.diagnostics) { $0.put($1) }
      archive.put(pageJob.sources) { $0.put(UInt64($1)) }
      archive.put(UInt64(pageJob.reason))
    }
  }

  init(from archive: inout ArchiveReader) {
    (environment, addresses, relations) = (archive.fixed(), archive.fixed(), archive.fixed())
    secrets = Set(archive.list { $0.fixed() })
    let texts = archive.list { $0.text() }
    func text(_ archive: inout ArchiveReader) -> UInt32 { archive.position(below: texts.count) }
    self.texts = texts
    dependencies = archive.list { archive in
      let kind = Dependency.Kind(rawValue: UInt8(truncatingIfNeeded: archive.number())) ?? .slot
      return Dependency(kind: kind, owner: text(&archive), name: text(&archive), value: archive.fixed())
    }
    let dependencyCount = dependencies.count
    let dependenciesOfPageJobs = archive.list { $0.position(below: dependencyCount) }
    self.dependenciesOfPageJobs = dependenciesOfPageJobs
    var start = 0
    pageJobs = archive.list { archive in
      let (key, inputs) = (archive.text(), archive.fixed())
      let dependencies = archive.range(from: start, to: dependenciesOfPageJobs.count)
      start = dependencies.upperBound
      return PageJob(
        key: key, inputs: inputs, dependencies: dependencies,
        diagnostics: archive.list { $0.diagnostic() }, sources: archive.list(text), reason: text(&archive))
    }
  }
}
