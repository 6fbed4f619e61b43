import Diagnostics
import YAML

/// A field that a type declares.
package struct Field: Sendable {
  /// The name in front matter: `sort-name`.
  package let key: String
  package let type: FieldType
  package let isRequired: Bool
  /// A Boolean value that indicates whether the field is kept out of templates, feeds, and all other output.
  package let isPrivate: Bool
  /// The value if front matter sets none; `{field}` in text stands for another field's text.
  package let defaultValue: Node?
  /// The name shown to editors.
  package let label: String?
  /// Guidance for editors on what to enter.
  package let hint: String?
  /// The name in templates: `sort_name`.
  package let templateName: String
  /// The location of the declaration; `nil` for the fields that every document has.
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

  /// Returns `key` with underscores instead of dashes, because a dash is a minus sign in templates.
  package static func templateName(_ key: String) -> String {
    key.utf8.contains(UInt8(ascii: "-")) ? key.replacing("-", with: "_") : key
  }
}

extension [Field] {
  /// The fields whose values readers can see. Only they have slots in templates. The others are declared private, as are
  /// those that control how a document is published (``CommonFields``).
  package var publicFields: [Field] { publicPositions.map { self[$0] } }

  /// The positions of ``publicFields``.
  var publicPositions: [Int] { indices.filter { !self[$0].isPrivate } }
}
