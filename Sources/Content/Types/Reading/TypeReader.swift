import Diagnostics
import Values
import YAML

/// Reads a `_type.yml`.
struct TypeReader {
  /// The collection's folder, relative to the content folder.
  let folder: String
  /// The file's path in diagnostics.
  let path: String
  var diagnostics: [Diagnostic] = []
  /// The names of the fields with invalid declarations.
  var unreadFields: Set<String> = []

  /// The types of single values that fields can have.
  var scalars = FieldType.scalars

  /// A Boolean value that indicates whether the type names a date for its feeds that it does not have.
  var hasWrongFeedDate = false

  init(folder: String, path: String) {
    self.folder = folder
    self.path = path
  }

  mutating func read(_ bytes: [UInt8], vocabulary: inout Vocabulary) -> ContentType? {
    guard let root = root(of: bytes) else { return nil }
    var reader = MappingReader<TypeKey>(root, path: path, subject: "a type")
    let entries = TypeEntries(&reader)
    let declared = fields(
      entries.fields, subject: entries.singular ?? entries.name ?? "document", vocabulary: &vocabulary)
    diagnostics += reader.finished()
    guard let name = entries.name else { return nil }
    let declaration = TypeDeclaration(
      name: name, folder: folder, location: SourceLocation(path: path, line: root.place.line),
      unread: unreadFields.isEmpty ? .nothing : .fields(unreadFields))
    let type = type(declaration, entries, CommonFields.added(to: declared, composesTitle: entries.title != nil))
    checkNames(of: type, declaredIn: root)
    checkTemplateNames(of: declared, type.conditions.computed)
    checkCommonFields(among: declared)
    checkFeeds(of: type)
    return type
  }

  private mutating func root(of bytes: [UInt8]) -> Node? {
    let (root, syntaxErrors) = YAMLDocument.parse(bytes[...], path: path)
    diagnostics += syntaxErrors
    if root == nil, syntaxErrors.isEmpty {
      report(
        "the file is empty", Node.Place(line: 1, column: 1, length: 1),
        help: "add a \"name\" and \"fields\"")
    }
    return root
  }

  /// Reads everything that names fields.
  private mutating func type(_ declaration: TypeDeclaration, _ entries: TypeEntries, _ fields: [Field]) -> ContentType {
    let label = entries.label ?? declaration.name
    let (feed, feedDate) = self.feed(entries.feed, label: label, fields)
    let sources = DocumentSources(table: table(entries.table), isOpen: entries.isOpen)
    let page = pageRule(entries.page, fields)
    let conditions = TypeConditions(
      requirement: requirement(entries.requirement, fields), computed: computed(entries.computed, fields),
      checks: checks(entries.checks, fields))
    let outputs = TypeOutputs(
      page: page, permalink: entries.permalink ?? .default(in: folder),
      list: listPage(entries.list, label: label, fields),
      groupLists: groupLists(entries.groupLists, label: label, fields), feed: feed,
      ownFeed: ownFeed(entries.ownFeed), exports: exports(entries.exports))
    let roles = FieldRoles(
      title: entries.title, sort: entries.sort, feedDate: feedDate ?? StandardField.date.key,
      hasFutureDates: entries.hasFutureDates)
    return ContentType(
      declaration, labels: TypeLabels(plural: label, singular: entries.singular ?? declaration.name), sources: sources,
      fields: fields, roles: roles, conditions: conditions, outputs: outputs)
  }

  /// Checks that patterns and sort orders name only existing, public fields.
  private mutating func checkNames(of type: ContentType, declaredIn root: Node) {
    let shown = type.publicFields.map(\.key)
    let inPath = shown + ["slug"]
    let named =
      type.roles.sort.map { ($0.field, "sort") }
      + type.outputs.permalink.fields.filter { $0 != "slug" }.map { ($0, "permalink") }
      + (type.roles.title?.fields ?? []).map { ($0, "title") }
    for (field, user) in named where !shown.contains(field) && !(field == "title" && type.roles.title != nil) {
      reportUnshown(
        field, namedBy: user, among: user == "permalink" ? inPath : shown, at: root.entry(user)?.place ?? root.place)
    }
    checkDefaults(of: type.fields)
  }

  /// Checks that a field with a predefined meaning keeps its type, and that fields shown on every page are not private.
  private mutating func checkCommonFields(among fields: [Field]) {
    let meanings = CommonFields.all + [Field("date", .date)]
    for field in fields {
      guard let meaning = meanings.first(where: { $0.key == field.key }), let declaration = field.declaration else {
        continue
      }
      let place = Node.Place(line: declaration.line, column: declaration.column, length: declaration.length)
      if field.type.name != meaning.type.name {
        report(
          "\"\(field.key)\" must be of type \(meaning.type.name) in every document", place,
          help: "write type: \(meaning.type.name), or give the field another name")
      } else if field.isPrivate, !meaning.isPrivate || meaning.key == StandardField.feedID.key {
        report(
          "\"\(field.key)\" cannot be private: pages, lists, and feeds show it", place,
          help: "give the private field another name")
      }
    }
  }

  /// The properties, other than fields, that every document has in templates.
  private static let ownNames = [
    "url", "permalink", "content", "excerpt", "headings", "feed_content", "feed_id", "feed_date", "lead_image", "feed",
    "related", "type", "collection", "previous", "next", "edit_url", "source_path",
  ]

  /// Checks that names are still distinct in templates, where a dash becomes an underscore.
  private mutating func checkTemplateNames(of fields: [Field], _ computed: [ComputedField]) {
    let computed = computed.map { Field($0.name, .boolean, declaration: $0.location) }
    let fields = fields + computed
    var seen: [String: String] = [:]
    for field in fields {
      let name = field.templateName
      let place = field.declaration.map { Node.Place(line: $0.line, column: $0.column, length: $0.length) }
      if Self.ownNames.contains(name), field.key != StandardField.feedID.key {
        report(
          "every document already has \"\(name)\"", place ?? Node.Place(line: 1, column: 1, length: 1),
          help: "give the field another name")
      } else if let other = seen.updateValue(field.key, forKey: name) {
        report(
          "templates cannot distinguish \"\(field.key)\" from \"\(other)\"",
          place ?? Node.Place(line: 1, column: 1, length: 1), help: "give one of them another name")
      }
    }
  }

  /// Checks that the default of a public field does not reveal a private field.
  mutating func checkDefaults(of fields: [Field]) {
    let shown = fields.publicFields.map(\.key)
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

  /// Checks a default that names no field, once, at its declaration.
  private mutating func checkDefault(_ node: Node, of field: Field) {
    var decoder = RecordDecoder(path: path, subject: "default", files: .none)
    let entry = Node.Entry(key: field.key, keyPlace: node.place, value: node)
    guard !field.type.namesFiles else { return }
    _ = decoder.record(Node(content: .mapping([entry]), place: node.place), [field])
    diagnostics += decoder.diagnostics
  }

  mutating func reportUnshown(
    _ field: String, namedBy user: String, among shown: [String], at place: Node.Place
  ) {
    if unreadFields.contains(field) { return }
    report(
      "\"\(user)\" names \"\(field)\", which is not a public field", place,
      help: nearestName(to: field, in: shown).map { "did you mean \"\($0)\"?" }
        ?? "use one of: \(shown.joined(separator: ", "))")
  }

  mutating func report(_ message: String, _ place: Node.Place, help: String?) {
    diagnostics.append(Diagnostic(.typeDeclaration, message, at: place.location(in: path), help: help))
  }
}
