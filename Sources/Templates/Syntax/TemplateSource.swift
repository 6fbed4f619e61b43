/// The source text of a template.
package struct TemplateSource: Sendable {
  /// The name that other templates use to extend, include and import it: `partials/card.html`.
  package let name: String
  /// The file's path as shown in diagnostics.
  package let path: String
  package let text: String

  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
  }
}

extension TemplateSource {
  /// The names of the templates that this one extends, includes or imports. Empty if its syntax is invalid.
  package var namedTemplates: [String] {
    ParsedTemplate.templatesNamed(in: StatementParser.statements(of: self, TemplateOptions()).statements)
  }
}
