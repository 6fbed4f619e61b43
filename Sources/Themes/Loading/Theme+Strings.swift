import Content
import Diagnostics
import Templates

extension Theme {
  /// Returns the translated strings for a site in `language`. Strings of a region, such as `es-MX`, take precedence
  /// over those of the language itself.
  func words(in language: String, _ settings: SiteSettings) -> (Words, [Diagnostic]) {
    let primary = String(language.prefix { $0 != "-" })
    guard !words.isEmpty else { return (Words(language: language), []) }
    guard words[language] != nil || words[primary] != nil else {
      let known = words.keys.sorted().joined(separator: ", ")
      let problem = Diagnostic(
        .theme, "the theme \"\(settings.theme.name)\" has no translated strings for \"\(language)\"",
        at: settings.locale.languageLocation,
        help: "use one of: \(known); or add i18n/\(language).yml")
      return (Words(language: language), [problem])
    }
    let entries = (words[primary]?.entries ?? [:]).merging(words[language]?.entries ?? [:]) { $1 }
    return (Words(language: language, entries: entries), [])
  }
}
