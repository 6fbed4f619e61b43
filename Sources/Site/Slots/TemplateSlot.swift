/// The names that templates can read of one kind of value: a case for each, in the order of the slots.
///
/// Each kind is declared once. What fills a value is a `switch` over the cases, so a slot that nothing fills does not
/// compile. `docs/themes.md` documents the slots for theme authors.
public protocol TemplateSlot: CaseIterable, RawRepresentable<String>, Sendable {}

extension TemplateSlot {
  /// The name of the slot in templates.
  package var name: String { rawValue }

  /// The position of the slot in a record.
  package var offset: Int { Self.allCases.prefix { $0 != self }.count }
}
