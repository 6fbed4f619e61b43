import Content
import Site

/// The text of a new document: every field of its type in order, with the values that were given, and comments that
/// explain the fields.
///
/// A required field without a value is written empty, so that the next build reports it. Default values, and optional
/// fields that take several lines, are commented out.
struct DocumentSkeleton {
  let type: ContentType
  let entered: EnteredValues
  private let comments: FieldComment

  /// The maximum length of a comment line.
  private static let width = 110

  init(_ type: ContentType, entered: EnteredValues, outline: SiteOutline) {
    self.type = type
    self.entered = entered
    comments = FieldComment(outline: outline)
  }

  var text: String {
    var lines = ["---"]
    if let requirement = type.conditions.requirement?.text { lines += comment("Published only if \(requirement).") }
    for field in shownFields { lines += comment(comments.text(on: field)) + self.lines(of: field) }
    let others = type.fields.filter { field in !shownFields.contains { $0.key == field.key } }
    for field in others where entered.holds(field.key) { lines += entry(of: field, path: field.key).lines }
    let unused = others.filter { !entered.holds($0.key) }.map(\.key)
    if !unused.isEmpty { lines += comment("Every document can also have: \(unused.joined(separator: ", ")).") }
    return (lines + ["---", "", ""]).joined(separator: "\n")
  }

  /// The declared fields, with an undeclared title before them and the description after them. The other built-in
  /// fields are rarely used.
  private var shownFields: [Field] {
    let common = type.fields.filter { $0.declaration == nil }
    return common.filter { $0.key == "title" } + type.fields.filter { $0.declaration != nil }
      + common.filter { $0.key == "description" }
  }

  /// Returns `text` wrapped in lines that begin with `# `, or no lines if it is empty.
  private func comment(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= Self.width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append("# " + word)
      }
    }
    return lines
  }

  /// Returns the lines of a top-level field. They are commented out if the field has a default, or is optional and
  /// takes several lines.
  private func lines(of field: Field) -> [String] {
    if entered.holds(field.key) { return entry(of: field, path: field.key).lines }
    if let standard = field.defaultValue {
      return DataTree.Entry(field.key, DataTree(standard)).lines.map { "# " + $0 }
    }
    let lines = entry(of: field, path: field.key).lines
    return field.isRequired || lines.count == 1 ? lines : lines.map { "# " + $0 }
  }
}

extension DocumentSkeleton {
  private func entry(of field: Field, path: String) -> DataTree.Entry {
    DataTree.Entry(field.key, value(of: field.type, path: path))
  }

  private func value(of type: FieldType, path: String) -> DataTree {
    switch type {
    case .record(let record): return self.record(record.fields, path)
    // An empty list item is not ignored, as an empty record is.
    case .list(let element) where element.isSetOfFields && path.contains(".") && !entered.holds(path): return .nothing
    case .list(.record(let record)): return .list([self.record(record.fields, path)])
    case .image: return record(FieldType.pictureFields, path)
    case .list(.image): return .list([record(FieldType.pictureFields, path)])
    case .map(let element):
      let names = entered.keys(ofMap: path)
      guard !names.isEmpty else { return .nothing }
      return .map(names.map { DataTree.Entry($0, scalar(entered[path + "." + $0].first, element)) })
    case .list(let element):
      let texts = entered[path]
      return texts.isEmpty ? .nothing : .list(texts.map { scalar($0, element) })
    default: return scalar(entered[path].first, type)
    }
  }

  /// Returns the fields of a record, each with its comment after it.
  private func record(_ fields: [Field], _ path: String) -> DataTree {
    .map(
      fields.map { field in
        let path = path + "." + field.key
        return DataTree.Entry(
          field.key, value(of: field.type, path: path), comment: comments.text(on: field, .behindField))
      })
  }

  private func scalar(_ text: String?, _ type: FieldType) -> DataTree {
    guard let text else { return .nothing }
    guard case .scalar(let scalar) = type else { return .text(text) }
    switch scalar.notation {
    case .text: return .text(text)
    case .prose: return .prose(text)
    // The value is already checked.
    case .literal: return .literal(text)
    }
  }
}

extension FieldType {
  fileprivate var isSetOfFields: Bool {
    switch self {
    case .record, .image: true
    default: false
    }
  }
}
