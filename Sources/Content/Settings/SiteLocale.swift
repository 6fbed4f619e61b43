import Diagnostics
import TimeZones

/// The language and the time zone of a site.
package struct SiteLocale: Sendable {
  package let language: String
  /// The location of the language in the file; `nil` if it is not set.
  package let languageLocation: SourceLocation?
  /// The zone in which days begin; UTC if the file names none.
  package let timeZone: TimeZone
  /// The location of the time zone in the file; `nil` if it is not set.
  package let timeZoneLocation: SourceLocation?

  /// The zone of times that are written without one; `nil` if the file names none.
  package var localTimeZone: TimeZone? { timeZoneLocation.map { _ in timeZone } }
}
