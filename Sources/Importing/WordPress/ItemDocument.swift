import Content
import Diagnostics
import FrontMatterEditing
import Site
import Values
import YAML

/// The front matter for an item.
struct ItemDocument {
  private(set) var diagnostics: [Diagnostic] = []
  /// The document for the item, without its old URLs.
  private(set) var document: Document?
  /// The field for the featured image and the image, which is not in the site yet.
  private(set) var featured: (field: String?, image: Attachments.Attachment)?
  private let type: ContentType
  private var fields: [NewValue.Field] = []

  init(
    _ placed: PlacedItems.Item, export: WordPressExport, attachments: Attachments, site: ImportSite, path: String,
    terms: inout TermFields, guids: inout GUIDs
  ) {
    let item = placed.item
    type = site.outline.types[placed.type]
    let place = SourceLocation(path: path, line: item.line)
    addTitle(item, at: place)
    addDates(item)
    addDescription(item, attachments)
    let (values, unused) = terms.values(of: item, type: type, export: export)
    fields += values
    if let unused { diagnostics.append(Diagnostic(.warning, unused.message, at: place, help: unused.help)) }
    addStatus(item, at: place)
    addFeedID(placed, at: place, &guids)
    let record = CheckedRecord(
      Self.node(.record(fields), at: Node.Place(line: item.line, column: 1, length: 1)), type: type, at: placed.type,
      path: path, files: site.outline.files)
    document = record.document(called: placed.name)
    // Warnings instead of errors: you can fix an incomplete document after the import, but not one that was not
    // imported.
    diagnostics += record.diagnostics.map { Diagnostic(.warning, $0.message, at: $0.location, help: $0.help) }
    if let image = item.notes["_thumbnail_id"].flatMap({ attachments[$0] }) {
      let field = type.fields.first { if case .image = $0.type { true } else { false } }
      featured = (field?.key, image)
    }
  }

  /// Sets the old URLs.
  mutating func setAliases(_ aliases: [String]) {
    if !aliases.isEmpty { set("aliases", .list(aliases.map { .text($0) })) }
  }

  /// Returns the content of the file, with `body` below the front matter.
  func file(body: String) -> [UInt8] {
    let ordered = fields.enumerated().sorted { left, right in
      (type.index(of: left.element.key) ?? .max, left.offset) < (
        type.index(of: right.element.key) ?? .max, right.offset
      )
    }
    return FrontMatterEditor.newFile(ordered.map(\.element), comments: comments, body: body)
  }

  /// The featured image as a comment, because a build requires the file of an image.
  private var comments: [String] {
    guard let (field, image) = featured, let field else { return [] }
    let value = NewValue.record([.init("src", .text(image.fileName)), .init("alt", .text(image.alt))])
    return [
      "# The featured image. Download \(image.url) to this folder,",
      "# \(image.alt.isEmpty ? "describe the image in \"alt\", " : "")and remove the # from the next line.",
      "# " + NewValue.line(field, value),
    ]
  }

  private mutating func set(_ key: String, _ value: NewValue) {
    guard type.index(of: key) != nil, !fields.contains(where: { $0.key == key }) else { return }
    fields.append(NewValue.Field(key, value))
  }

  private mutating func addFeedID(_ placed: PlacedItems.Item, at place: SourceLocation, _ guids: inout GUIDs) {
    let guid = placed.item.guid
    guard !guid.isEmpty, type.index(of: StandardField.feedID.key) != nil else { return }
    if let other = guids.add(guid, of: placed.path) {
      diagnostics.append(
        Diagnostic(
          .warning, "this item has the same <guid> as \(other): \(guid)", at: place,
          help: "\(placed.path) gets a new ID in feeds, so feed readers show it as new"))
    } else {
      set(StandardField.feedID.key, .text(guid))
    }
  }

  private mutating func addTitle(_ item: WordPressItem, at place: SourceLocation) {
    var title = PlainHTML.text(item.title)
    if title.isEmpty {
      title = PlainHTML.excerpt(item.content, words: 8)
      if title.isEmpty { title = "Untitled \(item.id)" }
      diagnostics.append(
        Diagnostic(
          .warning, "this item has no title", at: place, help: "\"\(title)\" is used instead"))
    }
    // A type can take its titles from another field, such as a name.
    let key = type.index(of: "title") != nil ? "title" : type.roles.title?.fields.first ?? "title"
    set(key, .text(title))
  }

  private mutating func addDates(_ item: WordPressItem) {
    if let date = WordPressDate.text(item.date, utc: item.dateInUTC) {
      if let key = type.dateField?.key { set(key, .literal(date)) }
      if item.status == "future" { set("publish-on", .literal(String(date.prefix(10)))) }
    }
    let day = item.modified.prefix(10)
    if !day.isEmpty, day != item.date.prefix(10), let date = WordPressDate.text(item.modified, utc: item.modifiedInUTC)
    {
      set("updated", .literal(String(date.prefix(10))))
    }
  }

  /// Adds the excerpt, the description from an SEO plugin, or, if the type requires a description, the first words.
  private mutating func addDescription(_ item: WordPressItem, _ attachments: Attachments) {
    let notes = ["_yoast_wpseo_metadesc", "rank_math_description", "_aioseop_description"]
    let written = [item.excerpt] + notes.compactMap { item.notes[$0] }
    if let text = written.lazy.map(PlainHTML.text).first(where: { !$0.isEmpty }) {
      set("description", .text(text))
    } else if type.fields.contains(where: { $0.key == "description" && $0.isRequired }) {
      let text = PlainHTML.excerpt(Shortcodes(item.content, attachments: attachments, of: item.id).html)
      if !text.isEmpty { set("description", .text(text)) }
    }
  }

  private mutating func addStatus(_ item: WordPressItem, at place: SourceLocation) {
    if !item.password.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, "this item has a password", at: place,
          help: "it becomes a draft, because a static site cannot ask for a password"))
    } else if item.status == "private" {
      diagnostics.append(Diagnostic(.warning, "this item is private", at: place, help: "it becomes a draft"))
    }
    if !item.password.isEmpty || !["publish", "future", ""].contains(item.status) { set("draft", .literal("true")) }
  }

  private static func node(_ value: NewValue, at place: Node.Place) -> Node {
    switch value {
    case .text(let text), .literal(let text):
      Node(content: .scalar(Node.Scalar(text: text, style: .quoted)), place: place)
    case .list(let items): Node(content: .sequence(items.map { node($0, at: place) }), place: place)
    case .records(let changes):
      Node(content: .sequence(changes.map { node(.record($0.fields), at: place) }), place: place)
    case .record(let fields):
      Node(
        content: .mapping(fields.map { Node.Entry(key: $0.key, keyPlace: place, value: node($0.value, at: place)) }),
        place: place)
    }
  }
}
