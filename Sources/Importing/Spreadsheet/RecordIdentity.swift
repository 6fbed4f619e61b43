import Content
import Values
import YAML

/// The fields that identify a record in a list: a title, a body, and a start date, for example.
struct RecordIdentity {
  let fields: [Field]

  /// Derives the identifying fields of records with `fields`: those that are required, all text and references, and the
  /// first date. A later date, a choice, or a link describes a record and can change. If there are none, all fields
  /// identify a record.
  init(_ fields: [Field]) {
    let firstDate = fields.first { $0.type.isDate }?.key
    let identifying = fields.filter { field in
      switch field.type {
      case .text, .reference: true
      case .date: field.key == firstDate
      case .choice, .integer, .url, .email, .file: field.isRequired
      default: false
      }
    }
    self.fields = identifying.isEmpty ? fields : identifying
  }

  /// Uses the fields with the names `keys`, as `--match` lists them.
  init(_ fields: [Field], keys: [String]) { self.fields = fields.filter { keys.contains($0.key) } }

  /// Returns the values of the row's `record` that identify it.
  func values(of record: Node) -> [(field: Field, value: Node)] {
    fields.compactMap { field in record.entry(field.key).map { (field, $0) } }
  }

  /// A name for the row's `record` in the list of fingerprints. It is not readable, because a field can be private.
  func name(of record: Node) -> String {
    let parts = values(of: record).flatMap { [$0.field.key, CellText.of($0.value) ?? ""] }
    return ImportedValues.fingerprint(parts.joined(separator: "\u{1F}"))
  }
}

/// Values as text, for comparing the cells of a row with front matter.
enum CellText {
  /// Returns the text of a value or of the items of a list; `nil` if there is none.
  static func of(_ node: Node?) -> String? {
    guard let node, !node.isNull else { return nil }
    switch node.content {
    case .scalar(let scalar):
      // A block of lines can gain a line break at its end.
      var text = scalar.text[...]
      while text.last?.isNewline == true { text.removeLast() }
      return String(text)
    case .sequence(let items):
      return items.isEmpty ? nil : items.map { of($0) ?? "" }.joined(separator: "\u{1E}")
    case .mapping(let entries):
      let parts = entries.map { $0.key + "\u{1F}" + (of($0.value) ?? "") }
      return parts.isEmpty ? nil : parts.joined(separator: "\u{1E}")
    }
  }

  /// Returns whether a cell has the meaning of the value in the file. A date that is less precise than the one in the
  /// file has it, too.
  static func says(_ cell: Node, _ value: Node?, _ type: FieldType?) -> Bool {
    guard let (new, old) = of(cell).flatMap({ new in of(value).map { (new, $0) } }) else { return false }
    if new == old { return true }
    switch type {
    case .boolean: return truth(new) != nil && truth(new) == truth(old)
    case .date: return old.hasPrefix(new + "-")
    default: return false
    }
  }

  /// Returns whether two values name the same thing, in any spelling.
  static func names(_ cell: Node, _ value: Node, _ type: FieldType) -> Bool {
    if says(cell, value, type) { return true }
    guard let new = of(cell), let old = of(value) else { return false }
    // A more precise date in the row completes the one in the file.
    if type.isDate { return new.hasPrefix(old + "-") }
    return plain(new) == plain(old)
  }

  /// Returns letters and digits without case and accents, and the signs that distinguish names such as C++ and C#.
  private static func plain(_ text: String) -> String {
    slug(text) + text.filter { !$0.isLetter && !$0.isNumber && !$0.isWhitespace && !"-_.,;:'’\"()".contains($0) }
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes": true
    case "false", "no": false
    default: nil
    }
  }
}

extension FieldType {
  var isDate: Bool { if case .date = self { true } else { false } }

  /// The fields of the records in a list; `nil` for other types.
  var recordsInList: [Field]? { if case .list(let element) = self { element.recordFields } else { nil } }
}
