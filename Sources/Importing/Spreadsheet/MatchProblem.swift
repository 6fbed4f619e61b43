import Content

/// The reason that it is unclear which document a row updates.
enum MatchProblem {
  /// A document with the same name but another key.
  case namesake(Document, value: String)
  /// A document with the row's key, and another one with its name.
  case ambiguous(Document, other: Document)
  /// Several documents with the same key.
  case sameKey([Document])
  /// Several documents with the same title or name.
  case sameName([Document])

  /// The error. `key` is the name of the key field.
  func message(key: String) -> String {
    switch self {
    case .namesake(let document, let value):
      "\(document.path) has the same name as this row, but its \"\(key)\" is \(value)"
    case .ambiguous(let document, let other):
      "this row has the \"\(key)\" of \(document.path), but the name of \(other.path)"
    case .sameKey(let documents): "\(Self.count(documents)) documents have this key: \(Self.paths(documents))"
    case .sameName(let documents): "\(Self.count(documents)) documents have this name: \(Self.paths(documents))"
    }
  }

  /// The suggested fix. `key` is the name of the key field.
  func help(key: String) -> String {
    switch self {
    case .namesake: "add a \"slug\" column with another name for this row"
    case .ambiguous(let document, _):
      "correct the row; or, to update \(document.path), add a \"slug\" column with the name of that file"
    case .sameKey: "give each a different \"\(key)\", or use another field as the key"
    case .sameName:
      "use --key with a field that differs between them, or add a \"slug\" column with the name of the file"
    }
  }

  private static func count(_ documents: [Document]) -> String {
    documents.count == 2 ? "two" : "\(documents.count)"
  }

  private static func paths(_ documents: [Document]) -> String {
    documents.map(\.path).sorted().joined(separator: ", ")
  }
}
