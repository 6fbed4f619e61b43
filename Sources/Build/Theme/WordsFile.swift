import Content
import Diagnostics
import Files
import Templates
import YAML

/// A theme's words in one language, `i18n/es.yml`: under each name a text, or `one` and `other`.
struct WordsFile {
  let language: String
  let path: String
  private(set) var words: [String: Words.Word] = [:]
  private var places: [String: SourceLocation] = [:]
  private var diagnostics: [Diagnostic] = []

  /// Reads the file at `path`, which is called `name`. `nil` where it is none.
  static func reading(_ path: String, named name: String) -> (WordsFile?, [Diagnostic]) {
    guard name.hasSuffix(".yml"), !name.contains("/") else {
      let place = SourceLocation(path: path)
      return (
        nil, [Diagnostic(.theme, "words lie in files named by their language", at: place, help: "call it en.yml")]
      )
    }
    do {
      let (node, errors) = YAMLDocument.parse(try FileContents.read(path)[...], path: path)
      var file = WordsFile(language: String(name.dropLast(".yml".count)), path: path)
      if let node { file.read(node) }
      return (file, errors + file.diagnostics)
    } catch { return (nil, [Diagnostic(.unreadableFile, error.description)]) }
  }

  private init(language: String, path: String) {
    self.language = language
    self.path = path
  }

  private mutating func read(_ node: Node) {
    guard case .mapping(let entries) = node.content else {
      return report("words are a set of names, not \(node.kindName)", node.place, help: "write \"next: Next\"")
    }
    for entry in entries {
      places[entry.key] = entry.keyPlace.location(in: path)
      words[entry.key] = word(entry)
    }
  }

  private mutating func word(_ entry: Node.Entry) -> Words.Word? {
    if case .scalar(let scalar) = entry.value.content {
      return pieces(of: scalar.text, entry.value.place).map { Words.Word(other: $0) }
    }
    guard let one = entry.value.entry("one")?.scalarText, let other = entry.value.entry("other")?.scalarText else {
      report(
        "\"\(entry.key)\" is neither a text nor one and other", entry.value.place,
        help: #"write { one: "{count} member", other: "{count} members" }"#)
      return nil
    }
    guard let one = pieces(of: one, entry.value.place), let other = pieces(of: other, entry.value.place) else {
      return nil
    }
    return Words.Word(one: one, other: other)
  }

  private mutating func pieces(of text: String, _ place: Node.Place) -> [Words.Word.Piece]? {
    if let pieces = Words.Word.pieces(of: text) { return pieces }
    report("a brace stands alone in \"\(text)\"", place, help: "write arguments as in {count}")
    return nil
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String) {
    diagnostics.append(Diagnostic(.theme, message, at: place.location(in: path), help: help))
  }

  /// An error for each word that one language of a theme has and another does not.
  static func differences(among files: [WordsFile]) -> [Diagnostic] {
    files.flatMap { file in
      let others = files.filter { $0.language != file.language }
      let missing = Set(others.flatMap(\.places.keys)).subtracting(file.places.keys).sorted()
      return missing.map { name in
        let known = others.lazy.compactMap { $0.places[name] }.first
        return Diagnostic(
          .theme, "the word \"\(name)\" is missing", at: SourceLocation(path: file.path),
          help: known.map { "\($0.path):\($0.line) has it" })
      }
    }
  }
}
