import Diagnostics
import YAML

/// A document whose fields are those of another type, because its file is in the wrong folder.
struct MisplacedDocument {
  /// The type that the document was written for.
  let type: ContentType
  /// The fields that only this type has.
  let fields: [String]

  /// The maximum number of fields that a message names.
  private static let namedCount = 3

  /// Compares the fields in `node` with those of all `types`. Returns `nil` unless `type`, the type of the folder, does
  /// not know most of them, and exactly one other type knows them.
  init?(_ node: Node?, in type: ContentType, among types: ContentTypes) {
    guard case .mapping(let entries) = node?.content, types.all.allSatisfy(\.declaration.isRead) else { return nil }
    let common = Set(CommonFields.all.map(\.key))
    let own = entries.map(\.key).filter { !common.contains($0) }
    let unknown = own.filter { type.index(of: $0) == nil }
    guard unknown.count > 1, unknown.count * 2 > own.count else { return nil }
    let counts = types.all.map { other in unknown.count { other.index(of: $0) != nil } }
    guard let most = counts.max(), most > 1, most * 3 >= unknown.count * 2, counts.count(where: { $0 == most }) == 1,
      let position = counts.firstIndex(of: most)
    else { return nil }
    self.type = types[position]
    fields = unknown.filter { types[position].index(of: $0) != nil }
  }

  /// Returns the finding about the document in the file at `path`, whose fields begin at `line`.
  func finding(contentRoot: String, path: String, line: Int) -> Diagnostic {
    let names = fields.prefix(Self.namedCount).joined(separator: ", ")
    let file = ContentPath.name(of: path)
    return Diagnostic(
      .contentFolder,
      "this has the fields of \(withArticle(type.labels.singular)) (\(names)), but is in another folder",
      at: SourceLocation(path: path, line: line, column: 1, length: 3),
      help: "move it to \(contentRoot)/\(type.folder)/\(file)")
  }
}
