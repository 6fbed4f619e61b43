/// The text of a template.
package struct TemplateSource: Sendable {
  /// The name by which other templates extend, include and import it: `partials/card.html`.
  package let name: String
  /// The file as diagnostics name it.
  package let path: String
  package let text: String

  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
  }
}

extension TemplateSource {
  /// The names of the templates that this one extends, includes or imports; none where its syntax is wrong.
  package var namedTemplates: [String] {
    ParsedTemplate.templatesNamed(in: StatementParser.statements(of: self, TemplateOptions()).statements)
  }
}
