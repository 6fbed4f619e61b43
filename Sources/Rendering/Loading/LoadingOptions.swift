import Site
import TimeZones
import Values

/// The options that determine what a site is loaded from, and what of it is published.
package struct LoadingOptions: Sendable {
  package var content = "content"
  package var themes = "themes"
  /// The theme, if it overrides the one that `site.yml` names.
  package var theme: String?
  /// The base URL of the site, if it overrides the one that `site.yml` names.
  package var baseURL: String?
  package var includesDrafts = false
  /// A Boolean value that indicates whether documents with a future publication date are shown.
  package var includesScheduled = false
  /// The local time or moment that the site is built for.
  package var time: BuildTime
  /// The search that readers get, if the theme has one.
  package var search = Search.off

  package enum Search: Hashable, Sendable {
    /// Search with an index that the program at a path builds.
    case with(program: String)
    case off
    /// No search, because the program was not found.
    case missing

    var isOn: Bool { if case .with = self { true } else { false } }
  }

  package init(time: BuildTime) { self.time = time }
}

extension LoadingOptions {
  /// Returns the rules for which documents are published on a site whose days begin in `zone`.
  package func publication(in zone: TimeZone) -> Publication {
    var publication = Publication(moment: time.moment(in: zone), zone: zone)
    publication.includesDrafts = includesDrafts
    publication.includesScheduled = includesScheduled
    return publication
  }

  /// The fingerprint of these options, except the time.
  package var fingerprint: UInt64 {
    var fingerprint = Fingerprint([includesDrafts ? 1 : 0, includesScheduled ? 1 : 0])
    if case .with(let program) = search { fingerprint.combine(program) }
    for text in [content, themes, theme ?? "", baseURL ?? ""] { fingerprint.combine(text) }
    return fingerprint.value
  }
}
