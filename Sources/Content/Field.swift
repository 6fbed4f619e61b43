import Diagnostics
import YAML

/// A field that a type declares.
package struct Field: Sendable {
  /// The name as front matter writes it: `sort-name`.
  package let key: String
  package let type: FieldType
  package let isRequired: Bool
  /// Never reaches a template, a feed or any other output.
  package let isPrivate: Bool
  /// The value where front matter gives none; `{field}` in a text stands for another field's text.
  package let defaultValue: Node?
  /// The name shown to editors.
  package let label: String?
  /// What editors should know before they fill it in.
  package let hint: String?
  /// The name as templates write it: `sort_name`.
  package let templateName: String
  /// Where the field is declared; `nil` for the fields that every document has.
  package let declaration: SourceLocation?

  package init(
    _ key: String, _ type: FieldType, isRequired: Bool = false, isPrivate: Bool = false, defaultValue: Node? = nil,
    label: String? = nil, hint: String? = nil, declaration: SourceLocation? = nil
  ) {
    self.key = key
    templateName = Self.templateName(key)
    self.type = type
    self.isRequired = isRequired
    self.isPrivate = isPrivate
    self.defaultValue = defaultValue
    self.label = label
    self.hint = hint
    self.declaration = declaration
  }

  /// `key` with its dashes as underscores, since a dash is a minus in a template.
  package static func templateName(_ key: String) -> String {
    key.utf8.contains(UInt8(ascii: "-")) ? key.replacing("-", with: "_") : key
  }
}
