import Content
import Diagnostics
import Files
import Templates
import YAML

/// A theme's translated strings in one language, `i18n/es.yml`. Each name has text, or `one` and `other`.
struct StringsFile {
  let language: String
  let path: String
  private(set) var words: [String: Words.Word] = [:]
  /// The locations of the keys, including those whose string is invalid.
  private(set) var places: [String: SourceLocation] = [:]
  /// A Boolean value that indicates whether the file could be read, so that a string that is not in it is missing.
  private(set) var isComplete = true
  private var diagnostics: [Diagnostic] = []

  /// Reads the file at `path`, whose name is `name`. Returns `nil` if it cannot be used.
  static func read(_ path: String, named name: String) -> (StringsFile?, [Diagnostic]) {
    guard name.hasSuffix(".yml"), !name.contains("/") else {
      let message = "this file name is not a language code followed by .yml"
      let place = SourceLocation(path: path)
      return (nil, [Diagnostic(.theme, message, at: place, help: "use a name such as en.yml")])
    }
    var file = StringsFile(language: String(name.dropLast(".yml".count)), path: path)
    do {
      let (node, errors) = YAMLDocument.parse(try FileContents.read(path)[...], path: path)
      if errors.contains(where: { $0.rule == .yamlSyntax }) { file.isComplete = false }
      if let node { file.read(node) }
      return (file, errors + file.diagnostics)
    } catch {
      file.isComplete = false
      return (file, [Diagnostic(.unreadableFile, error.description)])
    }
  }

  private init(language: String, path: String) {
    self.language = language
    self.path = path
  }

  private mutating func read(_ node: Node) {
    guard case .mapping(let entries) = node.content else {
      isComplete = false
      return report(
        "translated strings must be a mapping of keys to text, not \(node.kindName)", node.place,
        help: "write \"next: Next\" lines")
    }
    for entry in entries where !entry.value.isNull || entry.value.scalarText?.isEmpty == true {
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
        "\"\(entry.key)\" must be text, or have \"one\" and \"other\"", entry.value.place,
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
    report("\"\(text)\" has an invalid placeholder", place, help: "write a placeholder such as {count}")
    return nil
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String) {
    diagnostics.append(Diagnostic(.theme, message, at: place.location(in: path), help: help))
  }
}
