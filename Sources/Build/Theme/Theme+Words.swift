import Content
import Diagnostics
import Templates

extension Theme {
  /// The words for a site in `language`: of its region, `es-MX`, where the theme has them, those of the language itself else.
  func words(in language: String, _ settings: SiteSettings) -> (Words, [Diagnostic]) {
    let primary = String(language.prefix { $0 != "-" })
    guard !words.isEmpty else { return (Words(language: language), []) }
    guard words[language] != nil || words[primary] != nil else {
      let known = words.keys.sorted().joined(separator: ", ")
      let problem = Diagnostic(
        .theme, "the theme \"\(settings.theme)\" has no words in \"\(language)\"", at: settings.languageLocation,
        help: "it has: \(known); for others write i18n/\(language).yml")
      return (Words(language: language), [problem])
    }
    let entries = (words[primary]?.entries ?? [:]).merging(words[language]?.entries ?? [:]) { $1 }
    return (Words(language: language, entries: entries), [])
  }
}
