import Diagnostics
import HTML
import TimeZones
import Values
import YAML

/// Reads front matter according to the fields of a type, and reports everything that does not match.
struct RecordDecoder {
  /// The file's path in diagnostics.
  let path: String
  /// The name for such a record in messages: "member".
  let subject: String
  /// The name for an entry of the record in messages: "field", or "attribute" for a component.
  var entryKind = "field"
  let files: FileReferences
  private(set) var values = ValueTable()
  private(set) var references: [PendingReference] = []
  private(set) var markdown: [MarkdownText] = []
  private(set) var secrets: [Secret] = []
  /// The paths of the files that the record names.
  private(set) var namedFiles: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The names of fields with an invalid declaration, whose values cannot be checked.
  var unreadFields: Set<String> = []
  /// A Boolean value that indicates whether the record is the front matter of a file: messages then explain where to add
  /// missing fields and how YAML reads text.
  var isFrontMatter = false
  private let zones: RecordZones
  /// A Boolean value that indicates whether a time is written without a zone.
  private(set) var hasLocalTimes = false
  /// The fields of the current record that are written outside of it, and so are not reported as missing.
  var misplaced: Set<String> = []
  /// The links that settings contain.
  private(set) var links: [WrittenLink] = []
  /// The URL of each link, by what is written; without it, links are kept as written. A link that is not in it is left
  /// out, with the record that requires it.
  var linkTargets: [String: String]?
  /// The outermost field that is being read, and the location of its declaration if its value is the default.
  private var outermost: (field: String, declaration: SourceLocation?)?
  /// A Boolean value that indicates whether the current field, or one that contains it, is private.
  private(set) var isPrivate = false

  init(path: String, subject: String, files: FileReferences, zones: RecordZones = .none) {
    self.path = path
    self.subject = subject
    self.files = files
    self.zones = zones
  }

  /// Returns the values of `fields`, one for each, from the mapping `node`. A missing or invalid field is null.
  mutating func record(_ node: Node, _ fields: [Field]) -> [Value] { record(node, fields, of: subject) }

  /// Removes the private values that a suppression in `frontMatter` allows in public text. The suppression must give a
  /// reason.
  mutating func omitAllowedSecrets(in frontMatter: ArraySlice<UInt8>) {
    guard !secrets.isEmpty, frontMatter.firstIndex(of: "broadside-ignore", from: frontMatter.startIndex) != nil else {
      return
    }
    let allowed = SuppressionReader.suppressions(in: String(decoding: frontMatter, as: UTF8.self), path: path)
      .filter { !$0.reason.isEmpty }
    secrets.removeAll { secret in allowed.contains { $0.covers(.privateValue, at: secret.location) } }
  }

  /// Returns the record whose values are `fields`. `body` is the Markdown of its document.
  func decoded(_ fields: [Value], body: ArraySlice<UInt8> = []) -> DecodedRecord {
    let texts = [body] + markdown.map { Array($0.text.utf8)[...] }
    return DecodedRecord(
      fields: fields, values: values, references: references, markdown: markdown, secrets: secrets,
      namedFiles: namedFiles, bodyFiles: BodyFileScanner.files(in: texts, files))
  }

  /// Reads a record within a field; `owner` is the name for such a record in messages.
  private mutating func record(_ node: Node, _ fields: [Field], of owner: String) -> [Value] {
    guard case .mapping(let entries) = node.content else {
      if !node.isNull {
        report(
          .invalidValue, "expected fields, found \(node.kindName)", node.place,
          help: "write \"key: value\" lines")
        return fields.map { _ in .null }
      }
      return fields.map { missing($0, of: owner, in: [], at: node.place) }
    }
    let meant = reportUnknown(entries, fields, of: owner)
    var decoded: [Value] = []
    for field in fields {
      let outer = (isPrivate: isPrivate, misplaced: misplaced, outermost: outermost)
      // Templates do not see these fields of every document, but their values are not secret.
      isPrivate = outer.isPrivate || field.isPrivate && field.declaration != nil
      outermost = outermost ?? (field.key, nil)
      defer { (isPrivate, misplaced, outermost) = outer }
      let entry = entries.first { $0.key == field.key }
      let isMissing = entry?.value.isNull == true && field.isRequired && field.defaultValue == nil
      if let entry, isFrontMatter, !isMissing { reportPitfalls(in: entry.value, of: field) }
      if let entry, holds(entry.value, field) {
        misplaced = meant.within[field.key] ?? []
        decoded.append(value(entry.value, field.type, of: field.key))
      } else if meant.here.contains(field.key) || misplaced.contains(field.key) {
        decoded.append(.null)
      } else {
        decoded.append(missing(field, of: owner, in: entries, at: node.place))
      }
    }
    for (index, field) in fields.enumerated() where decoded[index].isMissing {
      if let node = field.defaultValue { decoded[index] = defaultValue(node, of: field, entries: entries) }
    }
    return decoded
  }

  private mutating func defaultValue(_ node: Node, of field: Field, entries: [Node.Entry]) -> Value {
    guard case .scalar(let scalar) = node.content, let pattern = TextPattern(scalar.text), !pattern.fields.isEmpty
    else {
      // Errors in a default were reported when the type was read.
      let outer = (diagnostics: diagnostics, outermost: outermost)
      outermost = (outermost?.field ?? field.key, field.declaration)
      defer { (diagnostics, outermost) = outer }
      return value(node, field.type, of: field.key)
    }
    let text = pattern.pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .field(let key, _): entries.first { $0.key == key && !$0.value.isNull }?.value.scalarText ?? ""
      }
    }.joined()
    let expanded = Node(content: .scalar(Node.Scalar(text: text, style: .quoted)), place: node.place)
    return text.isEmpty ? .null : value(expanded, field.type, of: field.key)
  }
}

extension RecordDecoder {
  private mutating func value(_ node: Node, _ type: FieldType, of key: String, isItem: Bool = false) -> Value {
    switch type {
    case .list(let element):
      guard case .sequence(let nodes) = node.content else {
        return reject(node, "\"\(key)\" must be a list", help: Self.listAdvice(node, of: element))
      }
      let elements = nodes.map { $0.isNull ? emptyItem($0, of: key) : value($0, element, of: key, isItem: true) }
      return values.list(elements.filter { !$0.isMissing })
    case .record(let record):
      guard case .mapping = node.content else {
        return reject(
          node, "\"\(key)\" must contain fields",
          help: "replace this value with the fields: \(record.fields.map(\.key).joined(separator: ", "))")
      }
      let slots = self.record(node, record.fields, of: "entry in \"\(key)\"")
      if linkTargets != nil, zip(record.fields, slots).contains(where: { $0.isRequired && $1.isMissing }) {
        return .null
      }
      return values.record(record.shape, record.publicPositions.map { slots[$0] })
    case .map(let element):
      guard case .mapping(let entries) = node.content else {
        return reject(node, "\"\(key)\" must contain named entries", help: "replace this value with \"name: …\" lines")
      }
      if isPrivate {
        secrets += entries.map {
          Secret(text: $0.key, recognition: .text, field: key, location: $0.keyPlace.location(in: path))
        }
      }
      let pairs = entries.filter { !$0.value.isNull }.map { entry in
        (value: value(entry.value, element, of: key), key: values.text(entry.key))
      }
      let kept = linkTargets == nil ? pairs : pairs.filter { !$0.value.isMissing }
      return values.map(kept.map { (key: $0.key, value: $0.value) })
    case .image(let shape):
      return image(node, shape, of: key)
    default:
      guard case .scalar(let scalar) = node.content else {
        return reject(
          node, "\"\(key)\" must be \(type.expectation), not \(node.kindName)",
          help: "write a single value, in quotes if it begins with a bracket or a brace")
      }
      return self.scalar(scalar, type, of: key, at: node.place, isItem: isItem)
    }
  }

  private mutating func scalar(
    _ scalar: Node.Scalar, _ type: FieldType, of key: String, at place: Node.Place, isItem: Bool
  ) -> Value {
    let text = scalar.text
    if isPrivate, type.recognition != .never {
      secrets.append(
        Secret(text: text, recognition: type.recognition, field: key, location: place.location(in: path)))
    }
    if case .reference(let reference) = type {
      references.append(
        PendingReference(
          target: reference, name: text, location: place.location(in: path), isPrivate: isPrivate, isItem: isItem))
      return .pendingReference(references.count - 1)
    }
    switch type.read(text, field: key, timeZone: zones.local) {
    case .text(let text): return values.text(text)
    case .value(let value): return value.dateValue.map { .date(shown($0)) } ?? value
    case .localTime(let date):
      hasLocalTimes = true
      return .date(shown(date))
    case .markdown(let text):
      // The text of a block scalar begins on the line after its marker.
      let isBlock = scalar.style == .block
      markdown.append(
        MarkdownText(text: text, line: isBlock ? place.line + 1 : place.line, column: isBlock ? 1 : place.column))
      return .pendingMarkdown(markdown.count - 1)
    case .file(let name):
      guard let url = files.url(of: name) else { return missingFile(scalar, place) }
      if let file = files.path(of: name) { namedFiles.append(file) }
      return values.text(url)
    case .link(let text): return link(text, place)
    case .failure(let message, let help):
      let advice = PlaceholderText.advice(text, help) ?? Self.curlyQuotesAdvice(scalar) ?? help
      report(.invalidValue, message, place, help: advice)
      return .null
    }
  }

  /// Returns a time in the zone that the record names; other dates unchanged.
  private func shown(_ date: DateValue) -> DateValue {
    guard date.precision == .time else { return date }
    return zones.own?.date(at: date.secondsSinceEpoch) ?? date
  }

  private mutating func link(_ text: String, _ place: Node.Place) -> Value {
    let location = outermost?.declaration ?? place.location(in: path)
    links.append(WrittenLink(owner: outermost?.field ?? "", written: text, location: location))
    guard let linkTargets else { return values.text(text) }
    return linkTargets[text].map { values.text($0) } ?? .null
  }

  private mutating func image(_ node: Node, _ shape: ShapeID, of key: String) -> Value {
    guard case .mapping = node.content else {
      return reject(node, "\"\(key)\" needs an image file and alt text", help: MeantImage(node).advice)
    }
    let slots = record(node, FieldType.pictureFields, of: Self.picture)
    return slots.contains(where: \.isMissing) ? .null : values.record(shape, slots)
  }

  private mutating func missingFile(_ name: Node.Scalar, _ place: Node.Place) -> Value {
    let missing = MissingFile(name.text, files)
    report(.missingFile, missing.problem, place, help: Self.curlyQuotesAdvice(name) ?? missing.advice)
    return .null
  }

  /// Reports an invalid value, and returns null.
  mutating func reject(_ node: Node, _ message: String, help: String?) -> Value {
    report(.invalidValue, message, node.place, help: help)
    return .null
  }

  mutating func report(_ rule: Rule, _ message: String, _ place: Node.Place, help: String?) {
    diagnostics.append(Diagnostic(rule, message, at: place.location(in: path), help: help))
  }
}
