import Content
import Diagnostics
import Files
import Site
import Themes
import Values

/// The JSON Schemas of a site: one for the front matter of each type, one for `site.yml`, and one for `_type.yml`.
///
/// They use draft 7, which every version of VS Code's YAML support reads. The language server has supported later drafts
/// only since 2025, and nothing here needs them.
package struct SiteSchemas {
  private let outline: SiteOutline
  private let settings: [Field]
  private let names: [String: (known: [String], isOpen: Bool)]

  /// The default folder for the schemas.
  package static let usualFolder = ".broadside/schema"

  static let draft = "http://json-schema.org/draft-07/schema#"

  /// Creates the schemas of the site described by `outline`, with its themes in the folder `themes`.
  package init(_ outline: SiteOutline, themes: String) {
    self.outline = outline
    settings = outline.settingsFields(themes: themes)
    var names: [String: (known: [String], isOpen: Bool)] = [:]
    for type in outline.types.all {
      names[type.name] = (outline.names(ofType: type.name), type.sources.isOpen)
    }
    for reference in outline.documents.lazy.flatMap(\.publicReferences) {
      if names[reference.target.type]?.isOpen == true { names[reference.target.type]?.known.append(reference.name) }
    }
    self.names = names.mapValues { (Array(Set($0.known)).sorted(), $0.isOpen) }
  }

  /// The names and contents of the files.
  package var files: [(name: String, text: String)] {
    let types = outline.types.all.map { (name: "\($0.name).json", text: DataTree.map(schema(of: $0)).json) }
    let tables = outline.types.all.compactMap { type in
      type.sources.table.map { _ in (name: "\(type.name)-table.json", text: tableSchema(of: type).json) }
    }
    return types + tables + [("site.json", settingsSchema.json), ("type.json", TypeSchema.json)]
  }

  /// Writes the files to `folder`, and creates it if needed. Throws ``FileError``.
  package func write(to folder: String) throws(FileError) {
    try Folders.make(folder)
    for file in files { try FileContents.write(Array(file.text.utf8), to: folder + "/" + file.name) }
  }

  private var fieldSchema: FieldSchema { FieldSchema { names[$0] ?? ([], true) } }

  private func schema(of type: ContentType) -> [DataTree.Entry] {
    let folder = type.folder.isEmpty ? outline.content : "\(outline.content)/\(type.folder)"
    return heading(type.labels.singular, "The front matter of the files in \(folder)/.")
      + fieldSchema.object(of: type.fields)
  }

  private func tableSchema(of type: ContentType) -> DataTree {
    .map(
      heading(type.labels.plural, "The table of \(outline.content)/\(type.folder)/.") + [
        DataTree.Entry("type", "array"), DataTree.Entry("items", ["$ref": .text("\(type.name).json")]),
      ])
  }

  private var settingsSchema: DataTree {
    .map(
      heading("site", "The settings of the site: \(outline.content)/site.yml.") + fieldSchema.object(of: settings))
  }

  private func heading(_ title: String, _ description: String) -> [DataTree.Entry] {
    [
      DataTree.Entry("$schema", .text(Self.draft)),
      DataTree.Entry("title", .text(title.prefix(1).uppercased() + title.dropFirst())),
      DataTree.Entry("description", .text(description)),
    ]
  }
}

extension SiteOutline {
  /// Returns the fields of `site.yml`, including the settings of the theme in the folder `themes`.
  fileprivate func settingsFields(themes: String) -> [Field] {
    guard let settings else { return settingsFields }
    var vocabulary = Vocabulary()
    let (theme, _) = Theme.load(settings.theme.name, namedAt: nil, from: themes)
    let chosen = ThemeSettings.fields(of: theme.settings, vocabulary: &vocabulary).fields
    let record = FieldType.record(FieldType.Record(fields: chosen, shape: vocabulary.reserveShape("the theme")))
    return settingsFields.map { field in
      field.key == "theme-settings" ? Field(field.key, record, hint: field.hint) : field
    }
  }
}
