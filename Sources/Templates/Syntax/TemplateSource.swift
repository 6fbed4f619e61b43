import Diagnostics

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
    ParsedTemplate.templatesNamed(in: StatementParser.statements(of: self, TemplateOptions()).0)
  }
}

/// How templates are read.
package struct TemplateOptions: Hashable, Sendable {
  /// Leaves out the line end right after a tag, as Jinja's `trim_blocks` does.
  package var trimsBlocks = false
  /// Leaves out the blanks before a tag that begins its line, as Jinja's `lstrip_blocks` does.
  package var stripsLinesBeforeBlocks = false
  /// Escapes every value as text in HTML, whatever its place: for comparison with engines that know no places.
  package var escapesEveryPlaceAsText = false

  package init() {}
}

/// Why a template cannot be read or compiled: a diagnostic on its way to the list of all.
struct TemplateError: Error {
  let diagnostic: Diagnostic
  /// Whether nothing after it is worth reading.
  let endsReading: Bool

  init(_ message: String, at location: SourceLocation, help: String? = nil, endsReading: Bool = false) {
    self.endsReading = endsReading
    diagnostic = Diagnostic(.template, message, at: location, help: help)
  }
}
