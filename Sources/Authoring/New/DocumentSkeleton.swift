import Content
import Outline

/// The text of a new document: every field of its type in order, those that were given filled in, what editors should know as comments.
///
/// A field that is required and not given stands there empty, so that the next build names it. A default, and what is optional and takes
/// several lines, are comments, to be uncommented whole.
struct DocumentSkeleton {
  let type: ContentType
  let given: GivenValues
  private let comments: FieldComment

  /// How long a line of a comment gets.
  private static let width = 110

  init(_ type: ContentType, given: GivenValues, outline: SiteOutline) {
    self.type = type
    self.given = given
    comments = FieldComment(outline: outline)
  }

  var text: String {
    var lines = ["---"]
    if let requirement = type.requirementText { lines += comment("On the site only with \(requirement).") }
    for field in shownFields { lines += comment(comments.text(on: field)) + self.lines(of: field) }
    let others = type.fields.filter { field in !shownFields.contains { $0.key == field.key } }
    for field in others where given.holds(field.key) { lines += entry(of: field, path: field.key).lines }
    let unused = others.filter { !given.holds($0.key) }.map(\.key)
    if !unused.isEmpty { lines += comment("Every document may have these, too: \(unused.joined(separator: ", ")).") }
    return (lines + ["---", "", ""]).joined(separator: "\n")
  }

  /// The declared fields; before them a title that is not declared, after them the description. What else every document may have is rare.
  private var shownFields: [Field] {
    let common = type.fields.filter { $0.declaration == nil }
    return common.filter { $0.key == "title" } + type.fields.filter { $0.declaration != nil }
      + common.filter { $0.key == "description" }
  }

  /// `text` in lines that begin with `# `; none where it is empty.
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

  /// The lines of a field of the type itself; as comments where it has a default, or may stay away and takes several.
  private func lines(of field: Field) -> [String] {
    if given.holds(field.key) { return entry(of: field, path: field.key).lines }
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
    // An entry of a list is not left out for being empty, as a record is.
    case .list(let element) where element.isSetOfFields && path.contains(".") && !given.holds(path): return .nothing
    case .list(.record(let record)): return .list([self.record(record.fields, path)])
    case .image: return record(FieldType.pictureFields, path)
    case .list(.image): return .list([record(FieldType.pictureFields, path)])
    case .map(let element):
      let names = given.keys(ofMap: path)
      guard !names.isEmpty else { return .nothing }
      return .map(names.map { DataTree.Entry($0, scalar(given[path + "." + $0].first, element)) })
    case .list(let element):
      let texts = given[path]
      return texts.isEmpty ? .nothing : .list(texts.map { scalar($0, element) })
    default: return scalar(given[path].first, type)
    }
  }

  /// The fields of a record, each with its comment behind it.
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
    switch type {
    // Checked already, and what they are only without quotes.
    case .integer, .number, .boolean, .date: return .literal(text)
    case .markdown: return .prose(text)
    default: return .text(text)
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
