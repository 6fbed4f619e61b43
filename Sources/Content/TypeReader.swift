import Diagnostics
import Values
import YAML

/// Reads a `_type.yml`.
struct TypeReader {
  /// The collection's folder in the content folder.
  let folder: String
  /// The file as diagnostics name it.
  let path: String
  private(set) var diagnostics: [Diagnostic] = []

  init(folder: String, path: String) {
    self.folder = folder
    self.path = path
  }

  mutating func read(_ bytes: [UInt8], vocabulary: inout Vocabulary) -> ContentType? {
    let (root, syntaxErrors) = YAMLDocument.parse(bytes[...], path: path)
    diagnostics += syntaxErrors
    guard let root else {
      if syntaxErrors.isEmpty {
        report(
          "the file is empty", Node.Place(line: 1, column: 1, length: 1),
          help: "a type needs a \"name\" and its \"fields\"")
      }
      return nil
    }
    var reader = MappingReader(root, path: path, subject: "a type")
    let name = reader.requiredText("name")
    let label = reader.text("label")
    let singular = reader.text("singular")
    let permalink = reader.pattern("permalink")
    let title = reader.pattern("title")
    let sort = reader.texts("sort").map { key in
      ContentType.SortKey(field: key.hasPrefix("-") ? String(key.dropFirst()) : key, isDescending: key.hasPrefix("-"))
    }
    let list = reader.take("list")
    let feed = reader.take("feed")
    let declared = fields(reader.take("fields"), subject: singular ?? name ?? "document", vocabulary: &vocabulary)
    diagnostics += reader.finished()
    guard let name else { return nil }
    let type = ContentType(
      name: name, label: label ?? name, singular: singular ?? name, folder: folder,
      permalink: permalink ?? TextPattern("/\(folder)/{slug}/") ?? .pagePath, title: title, sort: sort,
      list: listPage(list, label: label ?? name), feed: self.feed(feed, label: label ?? name),
      fields: ContentType.withCommonFields(declared, composesTitle: title != nil),
      location: SourceLocation(path: path, line: root.place.line))
    checkNames(of: type, declaredIn: root)
    checkTemplateNames(of: declared)
    checkCommonFields(among: declared)
    return type
  }

  /// Patterns and orders may name only fields that exist and that may be shown.
  private mutating func checkNames(of type: ContentType, declaredIn root: Node) {
    let shown = type.fields.filter { !$0.isPrivate }.map(\.key)
    let named =
      type.sort.map { ($0.field, "sort") } + type.permalink.fields.filter { $0 != "slug" }.map { ($0, "permalink") }
      + (type.title?.fields ?? []).map { ($0, "title") }
    for (field, user) in named where !shown.contains(field) && !(field == "title" && type.title != nil) {
      reportUnshown(field, namedBy: user, among: shown, at: root.entry(user)?.place ?? root.place)
    }
    checkDefaults(of: type.fields)
  }

  /// A field that has a meaning of its own keeps its kind, and what every page shows is not private.
  private mutating func checkCommonFields(among fields: [Field]) {
    let meanings = ContentType.commonFields + [Field("date", .date)]
    for field in fields {
      guard let meaning = meanings.first(where: { $0.key == field.key }), let declaration = field.declaration else {
        continue
      }
      let place = Node.Place(line: declaration.line, column: declaration.column, length: declaration.length)
      if field.type.name != meaning.type.name {
        report(
          "\"\(field.key)\" is of type \(meaning.type.name) in every document", place,
          help: "write type: \(meaning.type.name), or give the field another name")
      } else if field.isPrivate, !meaning.isPrivate {
        report(
          "\"\(field.key)\" cannot be private: pages, lists and feeds show it", place,
          help: "give the private field another name")
      }
    }
  }

  /// What every document has besides its fields, by the names that templates use.
  private static let ownNames = [
    "url", "permalink", "content", "excerpt", "headings", "feed_content", "type", "collection", "source_path",
  ]

  /// Templates write a dash as an underscore, and must be able to tell the names apart.
  private mutating func checkTemplateNames(of fields: [Field]) {
    var seen: [String: String] = [:]
    for field in fields {
      let name = field.templateName
      let place = field.declaration.map { Node.Place(line: $0.line, column: $0.column, length: $0.length) }
      if Self.ownNames.contains(name) {
        report(
          "every document has \"\(name)\" already", place ?? Node.Place(line: 1, column: 1, length: 1),
          help: "give the field another name")
      } else if let other = seen.updateValue(field.key, forKey: name) {
        report(
          "templates cannot tell \"\(field.key)\" from \"\(other)\"",
          place ?? Node.Place(line: 1, column: 1, length: 1), help: "give one of them another name")
      }
    }
  }

  /// A text that stands for a field left out must not say what a private field holds.
  private mutating func checkDefaults(of fields: [Field]) {
    let shown = fields.filter { !$0.isPrivate }.map(\.key)
    for field in fields {
      for record in field.type.records { checkDefaults(of: record.fields) }
      guard let node = field.defaultValue else { continue }
      let names = node.scalarText.flatMap { TextPattern($0)?.fields } ?? []
      if names.isEmpty { checkDefault(node, of: field) }
      if field.isPrivate { continue }
      for name in names where !shown.contains(name) {
        reportUnshown(name, namedBy: field.key, among: shown, at: node.place)
      }
    }
  }

  /// A standard value that names no field is checked where it is declared, once.
  private mutating func checkDefault(_ node: Node, of field: Field) {
    let files = FileReferences(files: PublishedFiles(paths: [], basePath: ""), folder: "")
    var decoder = RecordDecoder(path: path, subject: "default", files: files)
    let entry = Node.Entry(key: field.key, keyPlace: node.place, value: node)
    guard !field.type.namesFiles else { return }
    _ = decoder.record(Node(content: .mapping([entry]), place: node.place), [field])
    diagnostics += decoder.diagnostics
  }

  private mutating func reportUnshown(
    _ field: String, namedBy user: String, among shown: [String], at place: Node.Place
  ) {
    report(
      "\"\(user)\" names \"\(field)\", which is no public field", place,
      help: nearestName(to: field, in: shown).map { "did you mean \"\($0)\"?" }
        ?? "the fields are: \(shown.joined(separator: ", "))")
  }

  private mutating func listPage(_ node: Node?, label: String) -> ContentType.ListPage? {
    guard let node, node.scalarText != "false" else { return nil }
    var reader = MappingReader(node, path: path, subject: "a list page")
    defer { diagnostics += reader.finished() }
    let title = reader.text("title") ?? label
    let description = reader.text("description")
    let pageSize = reader.integer("page-size") ?? 50
    if !(1...10_000 ~= pageSize) {
      reader.report("a list page shows 1 to 10,000 items", node.place, help: "set page-size to 50, say")
    }
    guard let path = sitePath(reader.requiredText("path"), node, &reader) else { return nil }
    return ContentType.ListPage(
      path: path.hasSuffix("/") ? path : path + "/", title: title, description: description,
      pageSize: min(max(1, pageSize), 10_000), location: node.place.location(in: self.path))
  }

  private mutating func feed(_ node: Node?, label: String) -> ContentType.Feed? {
    guard let node, node.scalarText != "false" else { return nil }
    var reader = MappingReader(node, path: path, subject: "a feed")
    defer { diagnostics += reader.finished() }
    let title = reader.text("title") ?? label
    let description = reader.text("description")
    let limit = reader.integer("limit") ?? 20
    if limit < 1 { reader.report("a feed has at least one item", node.place, help: "set limit to 20, say") }
    guard let path = sitePath(reader.requiredText("path"), node, &reader) else { return nil }
    return ContentType.Feed(
      path: path, title: title, description: description, limit: max(1, limit),
      location: node.place.location(in: self.path))
  }

  private func sitePath(_ path: String?, _ node: Node, _ reader: inout MappingReader) -> String? {
    guard let path else { return nil }
    if path.hasPrefix("/"),
      ContentPath.resolve(path, from: "").map({ "/" + $0 })
        == (path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
    {
      return path
    }
    reader.report("\"\(path)\" is no path of the site", node.place, help: "begin it with a slash, as in /news/")
    return nil
  }

  private mutating func report(_ message: String, _ place: Node.Place, help: String?) {
    diagnostics.append(Diagnostic(.error, message, at: place.location(in: path), help: help))
  }
}

extension TypeReader {
  private mutating func fields(_ node: Node?, subject: String, vocabulary: inout Vocabulary) -> [Field] {
    guard let node else { return [] }
    guard case .mapping(let entries) = node.content else {
      report(
        "\"fields\" is a set of names, not \(node.kindName)", node.place,
        help: "write \"title: { type: text }\" lines below it")
      return []
    }
    return entries.compactMap { field($0, subject: subject, vocabulary: &vocabulary) }
  }

  private mutating func field(_ entry: Node.Entry, subject: String, vocabulary: inout Vocabulary) -> Field? {
    var reader = MappingReader(entry.value, path: path, subject: "a field")
    let label = reader.text("label")
    let hint = reader.text("hint")
    let isRequired = reader.boolean("required")
    let isPrivate = reader.boolean("private")
    let defaultValue = reader.take("default")
    let type = fieldType(&reader, entry, subject: subject, vocabulary: &vocabulary)
    diagnostics += reader.finished()
    guard let type else { return nil }
    if isPrivate, type.namesFiles {
      report(
        "\"\(entry.key)\" is private, and the files of a folder are published", entry.keyPlace,
        help: "keep private files out of the content folder")
    }
    return Field(
      entry.key, type, isRequired: isRequired, isPrivate: isPrivate, defaultValue: defaultValue, label: label,
      hint: hint,
      declaration: entry.keyPlace.location(in: path))
  }

  private mutating func fieldType(
    _ reader: inout MappingReader, _ entry: Node.Entry, subject: String, vocabulary: inout Vocabulary
  ) -> FieldType? {
    guard let name = reader.requiredText("type") else { return nil }
    switch name {
    case "text": return .text
    case "markdown": return .markdown
    case "integer": return .integer
    case "number": return .number
    case "boolean": return .boolean
    case "date": return .date
    case "url": return .url
    case "email": return .email
    case "file": return .file
    case "image": return .image(vocabulary.shape("a picture", [("src", .text), ("alt", .text)]))
    case "choice":
      let choices = reader.texts("of")
      if choices.isEmpty { report("a choice needs its choices", entry.value.place, help: "add of: [first, second]") }
      return .choice(choices)
    case "reference":
      guard let target = reader.requiredText("to") else { return nil }
      return .reference(FieldType.Reference(type: target, inverse: reader.text("inverse")))
    case "list", "map":
      guard let element = reader.take("of") else {
        report("a \(name) needs the type of what it holds", entry.value.place, help: "add of: { type: text }")
        return nil
      }
      var elementReader = MappingReader(element, path: path, subject: "the items of \"\(entry.key)\"")
      let type = fieldType(&elementReader, entry, subject: subject, vocabulary: &vocabulary)
      diagnostics += elementReader.finished()
      return type.map { name == "list" ? .list($0) : .map($0) }
    case "record":
      let fields = fields(reader.take("fields"), subject: "entry of \"\(entry.key)\"", vocabulary: &vocabulary)
      // Its slots are declared when the documents that its fields refer to are.
      let shape = vocabulary.reserveShape("an entry of \"\(entry.key)\"")
      return .record(FieldType.Record(fields: fields, shape: shape))
    default:
      report(
        "no field type is named \"\(name)\"", entry.value.place,
        help: nearestName(to: name, in: FieldType.names).map { "did you mean \"\($0)\"?" }
          ?? "the types are: \(FieldType.names.joined(separator: ", "))")
      return nil
    }
  }
}
