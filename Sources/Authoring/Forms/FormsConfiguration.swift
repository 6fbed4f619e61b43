import Content
import Outline

/// The `config.yml` of Decap CMS, which Sveltia CMS reads as well: a form for each type, made of its fields.
///
/// What it may hold is said at https://decapcms.org/docs/configuration-options/ and https://decapcms.org/docs/widgets/.
package struct FormsConfiguration {
  private let outline: SiteOutline
  private let repository: Repository
  private let editor: FormsEditor

  /// The configuration for `editor`, of a site in the repository called `repository`, or in the one that its `edit-url` leads to; `nil` where
  /// neither is known.
  package init?(_ outline: SiteOutline, for editor: FormsEditor, repository: String?, branch: String?) {
    guard
      let found = Repository(
        named: repository, branch: branch, editURL: outline.settings?.editURL, content: outline.content)
    else { return nil }
    self.outline = outline
    self.repository = found
    self.editor = editor
  }

  /// The text of the file.
  package var text: String {
    let address: [Entry] =
      (outline.settings?.baseURL).map { [Entry("site_url", .text($0)), Entry("display_url", .text($0))] } ?? []
    let tree = DataTree.map(
      [
        Entry(
          "backend",
          ["name": .text(repository.host), "repo": .text(repository.name), "branch": .text(repository.branch)])
      ] + address + [
        // Each collection has its own; the editors want one for the site all the same.
        Entry("media_folder", .text(repository.content)), Entry("public_folder", "/"),
        Entry("slug", ["encoding": "unicode", "clean_accents": true]),
        Entry("collections", .list(outline.types.all.map { .map(collection($0)) })),
      ])
    return
      "# Made by broadside schema --cms \(editor.rawValue) of the types in \(outline.content)/. Make it anew when they change.\n"
      + tree.yaml
  }

  private typealias Entry = DataTree.Entry

  private func collection(_ type: ContentType) -> [Entry] {
    let folder = [repository.content, type.folder].filter { !$0.isEmpty }.joined(separator: "/")
    let names = nameFields(of: type)
    let sortable =
      names + type.sort.map(\.field).filter { key in type.fields.contains { $0.key == key && !$0.isPrivate } }
    let fields = type.fields.filter { $0.declaration != nil || Self.offeredFields.contains($0.key) }
    let ordered = fields.filter { names.contains($0.key) } + fields.filter { !names.contains($0.key) }
    let body: DataTree = ["name": "body", "label": "Text", "widget": "markdown", "required": false]
    return [
      Entry("name", .text(type.name)), Entry("label", .text(type.label)), Entry("label_singular", .text(type.singular)),
      Entry("description", .text(description(of: type))), Entry("folder", .text(folder)), Entry("create", true),
      Entry("extension", "md"), Entry("format", "yaml-frontmatter"), Entry("identifier_field", .text(names[0])),
      Entry("slug", .text(names.count == 1 ? "{{slug}}" : names.map { "{{fields.\($0)}}" }.joined(separator: "-"))),
      Entry("summary", .text(names.map { "{{\($0)}}" }.joined(separator: " "))),
      Entry("sortable_fields", .texts(sortable.uniqued)),
      // Pictures lie beside the document, and are named from there.
      Entry("media_folder", ""), Entry("public_folder", ""),
      Entry("fields", .list(ordered.compactMap { field($0).map { .map($0) } } + [body])),
    ]
  }

  /// Those of the fields of every document that are of use in a form.
  private static let offeredFields = ["title", "description", "draft", "publish-on", "expires", "aliases"]

  /// The fields that say what a document is called.
  private func nameFields(of type: ContentType) -> [String] {
    if type.fields.contains(where: { $0.key == "title" }) { return ["title"] }
    return type.title?.fields ?? ["title"]
  }

  private func description(of type: ContentType) -> String {
    type.requirementText.map { "On the site only with \($0)." } ?? "The documents in \(outline.content)/\(type.folder)."
  }
}

extension FormsConfiguration {
  private func field(_ field: Field, isAlwaysOptional: Bool = false) -> [Entry]? {
    let isRequired = field.isRequired && field.defaultValue == nil && !isAlwaysOptional
    guard let widget = widget(field.type, areOptional: !isRequired || isAlwaysOptional) else { return nil }
    var hints = field.hint.map { [$0] } ?? []
    if field.isPrivate, field.declaration != nil { hints.append("Never published.") }
    var entries = [Entry("name", .text(field.key)), Entry("label", .text(field.label ?? label(of: field.key)))]
    if !hints.isEmpty { entries.append(Entry("hint", .text(hints.uniqued.joined(separator: " ")))) }
    entries.append(Entry("required", .boolean(isRequired)))
    if let standard = field.standardValue { entries.append(Entry("default", standard)) }
    return entries + widget
  }

  /// The widget for values of `type`, with its own settings; `nil` where the editor has none.
  private func widget(_ type: FieldType, areOptional: Bool) -> [Entry]? {
    func named(_ name: String, _ settings: Entry...) -> [Entry] { [Entry("widget", .text(name))] + settings }
    func text(_ pattern: String, _ message: String) -> [Entry] {
      named("string", Entry("pattern", [.text(pattern), .text(message)]))
    }
    switch type {
    case .text: return named("string")
    case .markdown: return named("markdown")
    case .integer: return named("number", Entry("value_type", "int"), Entry("step", .number(1)))
    case .number: return named("number", Entry("value_type", "float"))
    case .boolean: return named("boolean")
    // A calendar would make a day of what is known only as a year.
    case .date: return text(ValuePattern.date, "A date is written as in 2014, 2014-03 or 2014-03-31")
    case .url: return text(ValuePattern.url, "An address begins with https://")
    case .email: return text(ValuePattern.email, "An address is written as in press@example.org")
    case .color: return named("color", Entry("allowInput", true))
    case .file: return named("file")
    case .choice(let choices): return named("select", Entry("options", .texts(choices)))
    case .reference(let reference): return relation(reference, [])
    case .image: return object(FieldType.pictureFields, areOptional: areOptional, file: "image")
    case .record(let record): return object(record.fields, areOptional: areOptional)
    case .map(let element): return editor.mapWidget.flatMap { element.isPlain ? named($0) : nil }
    case .list(let element): return list(of: element)
    }
  }

  private func list(of element: FieldType) -> [Entry]? {
    switch element {
    case .choice(let choices):
      return [Entry("widget", "select"), Entry("multiple", true), Entry("options", .texts(choices))]
    case .reference(let reference) where !isOpen(reference): return relation(reference, [Entry("multiple", true)])
    case .record(let record):
      return [Entry("widget", "list"), Entry("fields", fields(record.fields, areOptional: false))]
    case .image:
      return [
        Entry("widget", "list"), Entry("fields", fields(FieldType.pictureFields, areOptional: false, file: "image")),
      ]
    case .list, .map: return nil
    default:
      guard let widget = widget(element, areOptional: false) else { return nil }
      let item = [Entry("name", "item"), Entry("label", "Item")] + widget
      return [Entry("widget", "list"), Entry("field", .map(item))]
    }
  }

  private func object(_ fields: [Field], areOptional: Bool, file: String = "file") -> [Entry] {
    let isLoose = areOptional && !editor.leavesOutOptionalObjects
    return [
      Entry("widget", "object"), Entry("collapsed", true),
      Entry("fields", self.fields(fields, areOptional: isLoose, file: file)),
    ]
  }

  /// The forms of `fields`, none of which is asked for where they are optional. `file` is the widget for paths of files.
  private func fields(_ fields: [Field], areOptional: Bool, file: String = "file") -> DataTree {
    .list(
      fields.compactMap { field in
        guard var entries = self.field(field, isAlwaysOptional: areOptional) else { return nil }
        if case .file = field.type, let position = entries.firstIndex(where: { $0.key == "widget" }) {
          entries[position] = Entry("widget", .text(file))
        }
        return .map(entries)
      })
  }

  /// A choice among the documents of a type; a text where any name will do.
  private func relation(_ reference: FieldType.Reference, _ settings: [Entry]) -> [Entry] {
    guard let position = outline.types.position(of: reference.type), !outline.types[position].isOpen else {
      return [Entry("widget", "string")]
    }
    let names = nameFields(of: outline.types[position])
    return [
      Entry("widget", "relation"), Entry("collection", .text(reference.type)), Entry("value_field", "{{slug}}"),
      Entry("search_fields", .texts(names)), Entry("display_fields", .texts(names)),
    ] + settings
  }

  private func isOpen(_ reference: FieldType.Reference) -> Bool {
    outline.types.position(of: reference.type).map { outline.types[$0].isOpen } ?? true
  }

  /// `sort-name` as "Sort name".
  private func label(of key: String) -> String {
    let words = key.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension FieldType {
  /// Whether its values are single ones that a text can hold.
  fileprivate var isPlain: Bool {
    switch self {
    case .list, .map, .record, .image: false
    default: true
    }
  }
}

extension [String] {
  /// Each of them once, where it stands first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
