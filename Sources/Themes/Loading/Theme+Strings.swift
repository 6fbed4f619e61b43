import Content
import Diagnostics
import Templates

extension Theme {
  /// Returns the translated strings for a site in `language`. Strings of a region, such as `es-MX`, take precedence
  /// over those of the language itself. `folder` is the folder of the theme.
  func words(in language: String, _ settings: SiteSettings, folder: String) -> (Words, [Diagnostic]) {
    let primary = String(language.prefix { $0 != "-" })
    guard !words.isEmpty else { return (Words(language: language), []) }
    let own = [language, primary].compactMap { words[$0] }
    guard !own.isEmpty else {
      let known = words.keys.sorted().joined(separator: ", ")
      let problem = Diagnostic(
        .theme, "the theme \"\(settings.theme.name)\" has no translated strings for \"\(language)\"",
        at: settings.locale.languageLocation,
        help: "use one of: \(known); or write \(folder)/i18n/\(language).yml")
      // Templates are checked with the strings of the other languages.
      return (Words(language: language, merging: words.sorted { $0.key < $1.key }.map(\.value)), [problem])
    }
    return (Words(language: language, merging: own), [])
  }
}
