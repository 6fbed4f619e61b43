import Content
import Diagnostics
import YAML

/// Checks the plain text in the fields of a document: readers see it exactly as it is written.
struct FieldTextChecker {
  let type: ContentType
  /// The document's path in diagnostics.
  let path: String
  /// The title of the site, which layouts add to the title of each page.
  let siteTitle: String

  /// Returns the findings in the front matter `node`. Linear in the length of its text.
  func findings(in node: Node) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for field in type.fields.publicFields where field.declaration != nil || Self.shown.contains(field.key) {
      guard let value = node.entry(field.key) else { continue }
      field.type.visit(value) { kind, value in
        guard let text = value.scalarText, let finding = finding(text, kind, of: field) else { return }
        found.append(Diagnostic(finding.rule, finding.message, at: value.place.location(in: path), help: finding.help))
      }
    }
    return found
  }

  /// The fields of every document whose text readers see.
  private static let shown = [StandardField.title.key, StandardField.description.key]

  private typealias Finding = (rule: Rule, message: String, help: String)

  private func finding(_ text: String, _ kind: FieldType, of field: Field) -> Finding? {
    let isTitle = field.key == StandardField.title.key
    let isText = kind.isScalar(TextType.self)
    guard isText || kind.isScalar(MarkdownType.self) || kind.isReference else { return nil }
    if PlaceholderText.isPlaceholder(
      text, allowsAnnouncements: !kind.isReference && !Self.shown.contains(field.key))
    {
      return (
        .placeholderText, "\"\(text.prefix(60))\" is a placeholder, and readers see it",
        isTitle ? "write the title" : "write the text, or delete the line until you know what to write"
      )
    }
    guard isText else { return nil }
    if let markup = FieldMarkup(text) {
      let help = markup.fixed.map { "write \($0)" } ?? "remove it: this field is plain text"
      return (.strayMarkup, markup.problem, help)
    }
    guard isTitle, let (message, help) = TitleText.problem(text, siteTitle: siteTitle) else { return nil }
    return (.titleText, message, help)
  }
}

extension FieldType {
  fileprivate var isReference: Bool { if case .reference = self { true } else { false } }
}
