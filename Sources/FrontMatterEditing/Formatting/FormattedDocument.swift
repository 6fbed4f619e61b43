import Content
import Diagnostics
import YAML

/// A document with formatted front matter. The body, and anything before the front matter, is unchanged.
package struct FormattedDocument: Sendable {
  /// The content; unchanged if there is nothing to format or there is a problem.
  package let bytes: [UInt8]
  package let diagnostics: [Diagnostic]

  /// Formats the file `bytes`. `path` is the path of the file in diagnostics, and `fields` are the fields of its type.
  package static func formatting(_ bytes: [UInt8], path: String, fields: [Field]) -> FormattedDocument {
    switch FrontMatterText.read(bytes, path: path) {
    case .failure(let problem): return FormattedDocument(bytes: bytes, diagnostics: problem.diagnostics)
    case .success(let text):
      guard let text, let root = text.root, case .mapping(let entries) = root.content, text.isBlock,
        !text.keepsBlankLines(root), !text.hasOddLineEnds,
        let lines = try? FrontMatterFormatter.lines(of: entries, in: text.yaml, of: bytes, fields: fields)
      else {
        return FormattedDocument(bytes: bytes, diagnostics: [])
      }
      let formatted = text.replacing(lines.map { $0 + text.lineEnd }.joined())
      guard formatted != bytes else { return FormattedDocument(bytes: bytes, diagnostics: []) }
      guard saysTheSame(formatted, as: bytes) else {
        let problem = Diagnostic(
          .warning, "this front matter cannot be formatted without changing its meaning",
          at: SourceLocation(path: path, line: text.line, length: 3), help: "it is unchanged")
        return FormattedDocument(bytes: bytes, diagnostics: [problem])
      }
      return FormattedDocument(bytes: formatted, diagnostics: [])
    }
  }

  /// Returns a Boolean value that indicates whether two files have the same fields in any order. The result of
  /// formatting is parsed again to make sure that no content is lost.
  private static func saysTheSame(_ left: [UInt8], as right: [UInt8]) -> Bool {
    func read(_ bytes: [UInt8]) -> [String]? {
      guard let yaml = FrontMatter(bytes).yaml else { return nil }
      let (node, diagnostics) = YAMLDocument.parse(bytes[yaml], path: "")
      return diagnostics.hasErrors ? nil : node.map(\.outline)
    }
    guard let left = read(left), let right = read(right) else { return false }
    return left == right
  }
}

extension Node {
  /// The value as lines for comparison, with sorted keys.
  fileprivate var outline: [String] {
    switch content {
    case .scalar(let scalar): [scalar.isNull ? "nothing" : "text \(scalar.text.debugDescription)"]
    case .sequence(let items): ["list \(items.count)"] + items.flatMap(\.outline)
    case .mapping(let entries):
      ["fields \(entries.count)"]
        + entries.sorted { $0.key < $1.key }.flatMap { ["key \($0.key.debugDescription)"] + $0.value.outline }
    }
  }
}
