import Content
import Diagnostics
import Templates
import YAML

/// The contents of a `theme.yml`.
struct ThemeManifest {
  private(set) var parent: (name: String, location: SourceLocation)?
  private(set) var settings: ThemeSettings.Declaration?
  private(set) var hasSearch = false
  private(set) var options = TemplateOptions()
  private(set) var diagnostics: [Diagnostic] = []
  /// The keys whose value is unknown because of an error, such as a misspelled key.
  private(set) var unread: Set<ThemeKey> = []

  /// Reads the text of the file at `path`.
  init(_ text: [UInt8], path: String) {
    let (node, syntaxErrors) = YAMLDocument.parse(text[...], path: path)
    diagnostics = syntaxErrors
    if syntaxErrors.contains(where: { $0.rule == .yamlSyntax }) { unread = Set(ThemeKey.allCases) }
    if node == nil, syntaxErrors.hasErrors { return }
    var reader = MappingReader<ThemeKey>(node, path: path, subject: "a theme", rule: .theme)
    _ = reader.requiredText(.name)
    let parentNode = reader.take(.extends)
    if let name = reader.text(.extends) {
      parent = (name, parentNode?.place.location(in: path) ?? SourceLocation(path: path))
    } else if parentNode != nil {
      unread.insert(.extends)
    }
    _ = reader.text(.description)
    settings = reader.take(.settings).map { ThemeSettings.Declaration(node: $0, path: path) }
    hasSearch = reader.boolean(.search)
    options.trimsBlocks = reader.boolean(.trimBlocks)
    options.stripsLinesBeforeBlocks = reader.boolean(.stripBlocks)
    diagnostics += reader.finished()
    unread.formUnion(Self.misspelledKeys(in: node))
  }

  /// Returns the keys that `node` has under a name that is nearly theirs. All keys, if it is not a mapping.
  private static func misspelledKeys(in node: Node?) -> [ThemeKey] {
    guard let node, !node.isNull else { return [] }
    guard case .mapping(let entries) = node.content else { return ThemeKey.allCases }
    let names = NearestNames(ThemeKey.allCases.map(\.rawValue))
    return entries.filter { ThemeKey(rawValue: $0.key) == nil }
      .compactMap { names.nearest(to: $0.key).flatMap(ThemeKey.init) }
  }
}
