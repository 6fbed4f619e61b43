import Diagnostics
import Templates

/// The translated strings of a theme and the themes that it extends, and the differences between their languages.
struct ThemeStrings {
  private(set) var diagnostics: [Diagnostic] = []
  /// The names of the strings that are reported as missing, by language.
  private var reported: [String: Set<String>] = [:]

  private let files: [StringsFile]
  /// The places of the strings that each complete language has, by name.
  private var places: [String: [String: SourceLocation]] = [:]
  /// The names of the strings that each complete language lacks.
  private var missing: [String: Set<String>] = [:]

  /// Compares the languages in `files`, those of the nearest theme first. A language has a string if any theme has it,
  /// and a language with a region, such as `es-MX`, also has the strings of `es`. Languages with a file that could not
  /// be read are left out.
  init(_ files: [StringsFile]) {
    self.files = files
    let unread = Set(files.filter { !$0.isComplete }.map(\.language))
    for language in Set(files.map(\.language)) where unread.isDisjoint(with: [language, Self.primary(language)]) {
      let own = files.filter { $0.language == language } + files.filter { $0.language == Self.primary(language) }
      places[language] = own.reduce(into: [:]) { $0.merge($1.places) { nearer, _ in nearer } }
    }
    let all = Set(places.values.flatMap(\.keys))
    missing = places.mapValues { all.subtracting($0.keys) }
    for language in places.keys.sorted() { findOtherNames(in: language) }
    for language in places.keys.sorted() { reportMissing(in: language) }
  }

  /// The strings of each language, each from the nearest theme that has it.
  var words: [String: Words] {
    Dictionary(grouping: files, by: \.language).reduce(into: [:]) { words, found in
      let (language, files) = found
      let entries = files.reduce(into: [:]) { $0.merge($1.words) { nearer, _ in nearer } }
      let invalid = files.reduce(into: Set()) { $0.formUnion($1.places.keys) }.subtracting(entries.keys)
      words[language] = Words(
        language: language, entries: entries, reported: invalid.union(reported[language] ?? []),
        isComplete: files.allSatisfy(\.isComplete))
    }
  }

  private static func primary(_ language: String) -> String { String(language.prefix { $0 != "-" }) }

  /// Reports the strings that only `language` has, if their name is nearly that of a string that it lacks.
  private mutating func findOtherNames(in language: String) {
    guard let own = places[language], let lacking = missing[language] else { return }
    let others = places.filter { Self.primary($0.key) != Self.primary(language) }
    for (name, place) in own.sorted(by: { $0.value < $1.value }) {
      guard !others.isEmpty, others.allSatisfy({ missing[$0.key]?.contains(name) == true }),
        let other = nearestName(to: name, in: lacking), let otherPlace = Self.place(of: other, in: others)
      else { continue }
      diagnostics.append(
        Diagnostic(
          .theme, "the translated string \"\(name)\" is only in \(language)", at: place,
          help: "use the same name in every language; \(otherPlace.path):\(otherPlace.line) has \"\(other)\""))
      for known in missing.keys where missing[known]?.remove(name) != nil { reported[known, default: []].insert(name) }
      missing[language]?.remove(other)
      reported[language, default: []].insert(other)
    }
  }

  private static func place(
    of name: String, in languages: [String: [String: SourceLocation]]
  ) -> SourceLocation? {
    languages.sorted { $0.key < $1.key }.lazy.compactMap { $0.value[name] }.first
  }

  /// Reports the strings that `language` lacks, once for each file that defines them.
  private mutating func reportMissing(in language: String) {
    guard let names = missing[language], !names.isEmpty else { return }
    reported[language, default: []].formUnion(names)
    var definitions: [String: [(name: String, place: SourceLocation)]] = [:]
    for name in names.sorted() {
      if let place = Self.place(of: name, in: places) { definitions[place.path, default: []].append((name, place)) }
    }
    for (path, found) in definitions.sorted(by: { $0.key < $1.key }) {
      let strings = Self.list(found.map(\.name))
      let them = found.count == 1 ? "it" : "them"
      if let file = file(of: language, besides: path) {
        let definition = found.count == 1 ? "\(path):\(found[0].place.line)" : path
        diagnostics.append(
          Diagnostic(
            .theme, "\(strings) missing", at: SourceLocation(path: file),
            help: "add \(them); \(definition) defines \(them)"))
      } else {
        diagnostics.append(
          Diagnostic(
            .theme, "\(strings) missing in \(language)", at: found[0].place,
            help: "add \(them) to \(Self.folder(of: path))\(language).yml"))
      }
    }
  }

  /// Returns the file of `language` to which strings in the file at `path` can be added: one of the same theme or, if
  /// it has none, of a theme that extends it.
  private func file(of language: String, besides path: String) -> String? {
    let folder = Self.folder(of: path)
    let own = files.filter { $0.language == language }
    let isBelow = { (file: StringsFile) in !files.prefix { $0.path != file.path }.contains { $0.path == path } }
    return own.first { Self.folder(of: $0.path) == folder }?.path ?? own.first(where: isBelow)?.path
  }

  private static func folder(of path: String) -> Substring {
    path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
  }

  /// Returns the beginning of a sentence about strings: `the translated strings "a" and "b" are`.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(names.count > 4 ? 3 : 4).map { "\"\($0)\"" }
    guard names.count > 1 else { return "the translated string \(shown.joined()) is" }
    if names.count > shown.count {
      return "the translated strings \(shown.joined(separator: ", ")), and \(names.count - shown.count) others are"
    }
    let last = shown.count == 2 ? " and " : ", and "
    return "the translated strings " + shown.dropLast().joined(separator: ", ") + last + shown[shown.count - 1] + " are"
  }
}
