import Archive
import Rendering
import Site
import TimeZones
import Values

extension BuildRecord {
  /// The times for which a build without an edit gives the same site as the last one: from the last change to the next
  /// one that dates cause, within one day.
  struct Validity: Sendable {
    /// The name of the site's time zone, in which days begin.
    private let zone: String
    /// In seconds since 1970-01-01T00:00:00Z.
    private let range: Range<Int>

    init(of site: LoadedSite) {
      let publication = site.publication
      let day = publication.today.day
      var lower = publication.zone.startOfDay(day)
      var upper = publication.zone.startOfDay(day + 1)
      let types = site.graph.types
      for document in site.documents {
        for change in publication.changes(of: document, type: types[document.type]) {
          if change <= publication.moment { lower = max(lower, change) } else { upper = min(upper, change) }
        }
      }
      zone = publication.zone.name
      range = lower..<max(lower, upper)
    }

    init(from archive: inout ArchiveReader) {
      zone = archive.text()
      let lower = Int(truncatingIfNeeded: archive.fixed())
      range = lower..<max(lower, Int(truncatingIfNeeded: archive.fixed()))
    }

    func write(to archive: inout ArchiveWriter) {
      archive.put(zone)
      archive.put(fixed: UInt64(truncatingIfNeeded: range.lowerBound))
      archive.put(fixed: UInt64(truncatingIfNeeded: range.upperBound))
    }

    /// Returns whether a build for `time` gives the same site.
    func contains(_ time: BuildTime) -> Bool {
      // Only a local time needs the zone.
      switch time {
      case .moment(let moment): return range.contains(moment)
      case .local:
        guard let zone = try? TimeZoneDatabase().zone(named: zone) else { return false }
        return range.contains(time.moment(in: zone))
      }
    }
  }
}
