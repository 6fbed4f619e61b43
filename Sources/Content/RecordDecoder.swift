import Diagnostics
import Values
import YAML

/// Reads front matter as the fields of a type say, reporting everything that does not fit.
struct RecordDecoder {
  /// The file as diagnostics name it.
  let path: String
  /// What one such record is called: "member".
  let subject: String
  let files: FileReferences
  private(set) var values = ValueTable()
  private(set) var references: [PendingReference] = []
  private(set) var markdown: [MarkdownText] = []
  private(set) var secrets: [Secret] = []
  /// The paths of the files that were named.
  private(set) var namedFiles: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The names of fields whose declaration is wrong, so that nobody knows what they may hold.
  var unreadFields: Set<String> = []
  /// Whether it reads what editors write between `---` lines: they are told where to write what is missing, and what YAML does to a text.
  var isFrontMatter = false
  /// The fields of the record being read that stand outside of it, so that they are not missing.
  var misplaced: Set<String> = []
  /// Whether the field being read, or one around it, is private.
  private(set) var isPrivate = false

  init(path: String, subject: String, files: FileReferences) {
    self.path = path
    self.subject = subject
    self.files = files
  }

  /// The values of `fields`, one for each, from the mapping `node`. A field that is missing or wrong reads as null.
  mutating func record(_ node: Node, _ fields: [Field]) -> [Value] { record(node, fields, of: subject) }

  /// The same for a record within a field; `owner` is what such a record is called.
  private mutating func record(_ node: Node, _ fields: [Field], of owner: String) -> [Value] {
    guard case .mapping(let entries) = node.content else {
      if !node.isNull {
        report(
          .invalidValue, "\(node.kindName) stands where fields are expected", node.place,
          help: "write \"key: value\" lines")
        return fields.map { _ in .null }
      }
      return fields.map { missing($0, of: owner, in: [], at: node.place) }
    }
    let meant = reportUnknown(entries, fields, of: owner)
    var decoded: [Value] = []
    for field in fields {
      let outer = (isPrivate: isPrivate, misplaced: misplaced)
      // The fields that every document has are kept from templates, but are no secrets.
      isPrivate = outer.isPrivate || field.isPrivate && field.declaration != nil
      defer { (isPrivate, misplaced) = outer }
      let entry = entries.first { $0.key == field.key }
      if let entry, isFrontMatter { reportSlips(in: entry.value, of: field) }
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

  /// Whether something was written: only a text can be empty, and only where it is not required; the words that YAML takes for
  /// nothing are texts, too. A picture or a record that may be left out holds nothing where all of its fields are empty, as forms leave them.
  private func holds(_ node: Node, _ field: Field) -> Bool {
    guard case .scalar(let scalar) = node.content else { return field.isRequired || !isBlank(node, field.type) }
    if case .text = field.type, !scalar.text.isEmpty, scalar.text != "~" {
      return !field.isRequired || scalar.text.contains { !$0.isWhitespace }
    }
    return !node.isNull && !scalar.text.isEmpty
  }

  /// Whether `node` has only fields that `type` knows, and none of them is filled in.
  private func isBlank(_ node: Node, _ type: FieldType) -> Bool {
    guard case .mapping(let entries) = node.content else { return node.isNull || node.scalarText?.isEmpty == true }
    guard let known = type.recordFields else { return false }
    // Where a field has a default, the record is there for its sake.
    return known.allSatisfy { $0.defaultValue == nil }
      && entries.allSatisfy { entry in
        known.first { $0.key == entry.key }.map { isBlank(entry.value, $0.type) } ?? false
      }
  }

  private mutating func defaultValue(_ node: Node, of field: Field, entries: [Node.Entry]) -> Value {
    guard case .scalar(let scalar) = node.content, let pattern = TextPattern(scalar.text), !pattern.fields.isEmpty
    else {
      // What is wrong with it was said where the type is read.
      let found = diagnostics
      defer { diagnostics = found }
      return value(node, field.type, of: field.key)
    }
    let text = pattern.pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .field(let key, _): entries.first { $0.key == key }?.value.scalarText ?? ""
      }
    }.joined()
    let expanded = Node(content: .scalar(Node.Scalar(text: text, style: .quoted)), place: node.place)
    return text.isEmpty ? .null : value(expanded, field.type, of: field.key)
  }
}

extension RecordDecoder {
  private mutating func value(_ node: Node, _ type: FieldType, of key: String) -> Value {
    switch type {
    case .list(let element):
      guard case .sequence(let nodes) = node.content else {
        return reject(node, "\"\(key)\" is a list", help: Self.listAdvice(node, of: element))
      }
      let elements = nodes.map {
        $0.isNull
          ? reject($0, "an item of \"\(key)\" is empty", help: "write it, or delete the line")
          : value($0, element, of: key)
      }
      return values.list(elements.filter { !$0.isMissing })
    case .record(let record):
      guard case .mapping = node.content else {
        return reject(
          node, "\"\(key)\" has fields of its own",
          help: "write them below it: \(record.fields.map(\.key).joined(separator: ", "))")
      }
      let slots = self.record(node, record.fields, of: "entry of \"\(key)\"")
      return values.record(record.shape, zip(record.fields, slots).filter { !$0.0.isPrivate }.map(\.1))
    case .map(let element):
      guard case .mapping(let entries) = node.content else {
        return reject(node, "\"\(key)\" has entries under names", help: "write \"name:\" lines below it")
      }
      let pairs = entries.map { entry in
        let held = entry.value.isNull ? .null : value(entry.value, element, of: key)
        return (key: values.text(entry.key), value: held)
      }
      return values.map(pairs)
    case .image(let shape):
      return image(node, shape, of: key)
    default:
      guard case .scalar(let scalar) = node.content else {
        return reject(
          node, "\"\(key)\" is \(type.expectation), not \(node.kindName)",
          help: "write one value; one that begins with a bracket or a brace needs quotes")
      }
      return self.scalar(scalar, type, of: key, at: node.place)
    }
  }

  private mutating func scalar(
    _ scalar: Node.Scalar, _ type: FieldType, of key: String, at place: Node.Place
  ) -> Value {
    let text = scalar.text
    if isPrivate, type.holdsSecrets {
      secrets.append(Secret(text: text, field: key, location: place.location(in: path)))
    }
    switch type {
    case .markdown:
      // The text of a block begins on the line after its marker.
      markdown.append(MarkdownText(text: text, line: scalar.style == .block ? place.line + 1 : place.line))
      return .pendingMarkdown(markdown.count - 1)
    case .reference(let reference):
      references.append(
        PendingReference(
          target: reference, name: text, location: place.location(in: path), isPrivate: isPrivate))
      return .pendingReference(references.count - 1)
    case .file:
      guard let url = files.url(of: text) else { return missingFile(scalar, place) }
      if let file = files.path(of: text) { namedFiles.append(file) }
      return values.text(url)
    default:
      switch ScalarReader.read(text, as: type, field: key) {
      case .text(let text): return values.text(text)
      case .value(let value): return value
      case .failure(let message, let help):
        report(.invalidValue, message, place, help: Self.curlyQuotesAdvice(scalar) ?? help)
        return .null
      }
    }
  }

  private mutating func image(_ node: Node, _ shape: ShapeID, of key: String) -> Value {
    guard case .mapping = node.content else {
      return reject(
        node, "\"\(key)\" needs its file and a text for those who cannot see it",
        help: "write { src: photo.jpg, alt: What it shows }")
    }
    let slots = record(node, FieldType.pictureFields, of: Self.picture)
    return slots.contains(where: \.isMissing) ? .null : values.record(shape, slots)
  }

  private mutating func missingFile(_ name: Node.Scalar, _ place: Node.Place) -> Value {
    let nearest = files.nearest(to: name.text).map { "did you mean \"\($0)\"?" }
    report(
      .missingFile, "there is no file \"\(name.text)\"", place,
      help: Self.curlyQuotesAdvice(name) ?? nearest ?? "paths begin at the folder of this file")
    return .null
  }

  private mutating func reject(_ node: Node, _ message: String, help: String?) -> Value {
    report(.invalidValue, message, node.place, help: help)
    return .null
  }

  mutating func report(_ rule: Rule, _ message: String, _ place: Node.Place, help: String?) {
    diagnostics.append(Diagnostic(rule, message, at: place.location(in: path), help: help))
  }
}
