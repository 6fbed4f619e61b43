import Archive
import Content
import Rendering
import Site
import TimeZones

extension BuildReport.Made {
  func write(to archive: inout ArchiveWriter) {
    archive.put(documents) { archive, type in
      archive.put(type.label)
      archive.put(type.count)
    }
    archive.put(failedRequirements) { archive, failedRequirements in
      archive.put(failedRequirements.singular)
      archive.put(failedRequirements.requirement)
      archive.put(failedRequirements.count)
    }
    for count in [counts.pages, counts.feeds, counts.files] { archive.put(count) }
    archive.put(search) { $0.put($1) }
    archive.put(safeUses) { $0.put($1) }
    archive.put(nextChange) { $0.put($1) }
    archive.put(timeZone.name)
  }

  /// Reads the summary of a build in which nothing was rendered.
  init(from archive: inout ArchiveReader) {
    let documents = archive.list { (label: $0.text(), count: $0.count()) }
    let failedRequirements = archive.list {
      FailedRequirement(singular: $0.text(), requirement: $0.text(), count: $0.count())
    }
    let counts = BuildReport.Counts(pages: archive.count(), feeds: archive.count(), files: archive.count())
    let search = archive.optional { $0.search() }
    let safeUses = archive.list { $0.location() }
    let nextChange = archive.optional { $0.upcomingChange() }
    self.init(
      documents: documents, failedRequirements: failedRequirements, counts: counts, search: search, safeUses: safeUses,
      nextChange: nextChange,
      timeZone: (try? TimeZoneDatabase().zone(named: archive.text())) ?? .utc)
  }
}

extension ArchiveWriter {
  fileprivate mutating func put(_ change: UpcomingChange) {
    put(fixed: UInt64(truncatingIfNeeded: change.moment))
    put(change.cause.rawValue)
    put(change.clause)
    put(change.location)
  }

  fileprivate mutating func put(_ search: LoadingOptions.Search) {
    switch search {
    case .off: put(0)
    case .missing: put(1)
    case .with(let program):
      put(2)
      put(program)
    }
  }
}

extension ArchiveReader {
  fileprivate mutating func upcomingChange() -> UpcomingChange {
    UpcomingChange(
      moment: Int(truncatingIfNeeded: fixed()), cause: UpcomingChange.Cause(rawValue: text()) ?? .condition,
      clause: text(), location: location())
  }

  fileprivate mutating func search() -> LoadingOptions.Search {
    switch count() {
    case 0: .off
    case 1: .missing
    default: .with(program: text())
    }
  }
}
