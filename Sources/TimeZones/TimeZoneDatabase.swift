import Diagnostics
import Files

/// The system's compiled copy of the IANA Time Zone Database.
package struct TimeZoneDatabase: Sendable {
  package enum Failure: Error, Hashable, Sendable {
    /// The system has no database. The package `tzdata` contains it.
    case noDatabase
    /// The database has no zone of this name.
    case unknownName
    case unreadable
  }

  package let folder: String

  /// The database in a folder; by default the one that the C library uses.
  package init(folder: String = "/usr/share/zoneinfo") { self.folder = folder }

  /// Returns the files that determine the zones with these names: their own, and the one that changes with each version
  /// of the database.
  package func files(for names: [String]) -> [String] {
    (names.filter(Self.isName) + ["tzdata.zi"]).map { folder + "/" + $0 }
  }

  /// The abbreviations that the database also contains as names of zones. They have no daylight saving time, so they
  /// would be wrong in the summer.
  private static let abbreviations: Set = ["EST", "MST", "HST"]

  /// Reads the zone of a name such as `America/New_York`. `UTC` needs no database.
  package func zone(named name: String) throws(Failure) -> TimeZone {
    if name == "UTC" { return .utc }
    guard FileStatus(folder) != nil else { throw .noDatabase }
    guard Self.isName(name), !Self.abbreviations.contains(name), FileStatus(folder + "/" + name)?.kind == .file else {
      throw .unknownName
    }
    guard let bytes = try? FileContents.read(folder + "/" + name), let file = TimeZoneFile(bytes) else {
      throw .unreadable
    }
    return TimeZone(
      name: name, initialOffset: file.initialOffset, transitions: file.transitions, rule: file.rule)
  }

  /// A Boolean value that indicates whether a text can name a zone, and so cannot be a path out of the database.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 32 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
              || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains($0)
          }
      }
  }
}

extension TimeZoneDatabase.Failure {
  /// The failure in words, without a final period. `name` is the name that was looked up.
  package func message(for name: String) -> String {
    switch self {
    case .noDatabase: "the time zone \"\(name)\" cannot be looked up: this system has no time zone database"
    case .unknownName: "no time zone is named \"\(name)\""
    case .unreadable: "the data for the time zone \"\(name)\" cannot be read"
    }
  }
}

extension TimeZoneDatabase {
  /// Returns the fix for a failure to look up `name`.
  package func advice(for name: String, after failure: Failure) -> String {
    switch failure {
    case .noDatabase, .unreadable: return "install the tzdata package"
    case .unknownName:
      let nearest = nearest(to: name).joined(separator: " or ")
      return nearest.isEmpty ? "write a name such as America/New_York" : "did you mean \(nearest)?"
    }
  }

  /// Returns the zones that were probably meant, in quotation marks: those for a city or region, such as
  /// `America/Denver` for "Denver" and `America/New_York` for "Eastern Time", or else the one with nearly the same name.
  /// Abbreviations such as "MDT" are similar to too many names.
  private func nearest(to name: String) -> [String] {
    let zones = zones
    let lowercased = name.lowercased().replacing(" ", with: "_").replacing("_time", with: "")
    if let same = zones.first(where: { $0.name.lowercased() == lowercased }) {
      return ["\"\(has(same.name) ? same.name : same.zone)\""]
    }
    let named = zones.filter { $0.name.lowercased().hasSuffix("/" + lowercased) }
    if named.isEmpty {
      // Some systems have aliases such as "US/Eastern" in a package of their own.
      let names = zones.map(\.name).filter(has)
      return name.count <= 4 ? [] : nearestName(to: name, in: names).map { ["\"\($0)\""] } ?? []
    }
    return named.map { named.count == 1 ? "\"\($0.zone)\"" : "\"\($0.zone)\" (\($0.name))" }
  }

  /// Returns whether the database has a file for a zone.
  private func has(_ name: String) -> Bool { FileStatus(folder + "/" + name)?.kind == .file }

  /// The names in the database, in its own order, and the zone that each stands for: itself, or that of an alias.
  private var zones: [(name: String, zone: String)] {
    // The lines of zones begin with Z, those of aliases with L, as in "L America/New_York US/Eastern".
    guard let text = FileContents.textToShow(folder + "/tzdata.zi") else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "Z": return words.count > 1 ? (words[1], words[1]) : nil
      case "L": return words.count > 2 ? (words[2], words[1]) : nil
      default: return nil
      }
    }.filter { !Self.abbreviations.contains($0.name) }
  }
}
