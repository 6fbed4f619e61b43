import Diagnostics
import Values
import YAML

/// The settings that a theme declares in `settings` of its `theme.yml`, with the values from `theme-settings` in
/// `site.yml`.
package struct ThemeSettings: Sendable {
  /// A record of ``shape``, and the table that contains it.
  package let value: Value
  package let table: ValueTable
  package let shape: ShapeID
  /// A Boolean value that indicates whether all settings of the theme are known.
  package let isComplete: Bool
  /// The links among the values.
  package let links: [WrittenLink]
  private let source: SettingsSource

  /// The `settings` of a theme, and the path of the file that declares them.
  package struct Declaration: Sendable {
    package let node: Node
    package let path: String

    package init(node: Node, path: String) {
      self.node = node
      self.path = path
    }
  }

  /// Returns the fields that `declarations` declare, the nearest theme first. If two settings have the same name, the
  /// nearest theme's applies. The result is complete if no setting is left out because of an error.
  package static func fields(
    of declarations: [Declaration], vocabulary: inout Vocabulary
  ) -> (fields: [Field], isComplete: Bool, diagnostics: [Diagnostic]) {
    var fields: [Field] = []
    var isComplete = true
    var diagnostics: [Diagnostic] = []
    for declaration in declarations {
      var reader = TypeReader(folder: "", path: declaration.path)
      reader.scalars = FieldType.scalarsInSettings
      let declared = reader.fields(declaration.node, subject: "theme", vocabulary: &vocabulary)
      if reader.diagnostics.hasErrors { isComplete = false }
      reader.checkDefaults(of: declared)
      diagnostics += reader.diagnostics + declared.compactMap(unfit)
      fields += declared.filter { field in !fields.contains { $0.key == field.key } }
    }
    return (fields, isComplete, diagnostics)
  }

  /// Reads the values that `settings` sets for the settings that the themes declare. Paths of files are relative to the
  /// content folder. Declares the shape that templates see in `vocabulary`. If a declaration has errors, or if not `all`
  /// declarations are known, the values are not checked.
  package static func read(
    _ declarations: [Declaration], areAll all: Bool, chosenBy settings: SiteSettings, files: PublishedFiles,
    vocabulary: inout Vocabulary
  ) -> (ThemeSettings, [Diagnostic]) {
    let (fields, isDeclared, diagnostics) = fields(of: declarations, vocabulary: &vocabulary)
    for record in fields.flatMap(\.type.records) { vocabulary.define(record.shape, record.slots { _ in .any }) }
    let nothing = Node(content: .mapping([]), place: Node.Place(line: 1, column: 1, length: 1))
    // Another theme that overrides the one in the file need not have the same settings.
    let chosen = (settings.theme.settings ?? nothing).keeping(
      settings.theme.location == nil ? Set(fields.map(\.key)) : nil)
    let source = SettingsSource(
      subject: "theme", fields: fields, node: chosen, path: settings.path,
      files: FileReferences(files: files, folder: ""))
    let (slots, decoder) = source.decode()
    let shape = vocabulary.shape(
      "the theme", fields.map { ($0.templateName, $0.type.valueType { _ in .any }) })
    var table = decoder.values
    let value = table.record(shape, slots)
    let isComplete = all && isDeclared
    let chosenSettings = ThemeSettings(
      value: value, table: table, shape: shape, isComplete: isComplete, links: decoder.links, source: source)
    return (chosenSettings, diagnostics + (isComplete ? decoder.diagnostics : []))
  }

  /// Returns the values with the URLs of links in `targets`, by what is written. Other links are left out, and so is a
  /// record that requires one.
  package func linked(to targets: [String: String]) -> (value: Value, table: ValueTable) {
    if links.isEmpty { return (value, table) }
    let (slots, decoder) = source.decode(linkTargets: targets)
    var table = decoder.values
    let value = table.record(shape, slots)
    return (value, table)
  }

  /// Returns an error for a setting whose value depends on the site's documents.
  private static func unfit(_ field: Field) -> Diagnostic? {
    guard field.type.needsDocuments else { return nil }
    return Diagnostic(
      .theme, "a setting cannot be of type \(field.type.name)", at: field.declaration,
      help: "templates can read documents from \"collections\"")
  }
}

extension Node {
  /// Returns the mapping with only the entries `keys`, or with all entries if `keys` is `nil`.
  fileprivate func keeping(_ keys: Set<String>?) -> Node {
    guard let keys, case .mapping(let entries) = content else { return self }
    return Node(content: .mapping(entries.filter { keys.contains($0.key) }), place: place)
  }
}

extension FieldType {
  fileprivate var needsDocuments: Bool {
    switch self {
    case .scalar(is MarkdownType), .reference: true
    case .list(let element), .map(let element): element.needsDocuments
    case .record(let record): record.fields.contains(where: \.type.needsDocuments)
    default: false
    }
  }
}
