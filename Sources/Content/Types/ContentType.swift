import Diagnostics
import Values

/// The declaration of one collection's documents, from its `_type.yml`.
///
/// An immutable object: every step of the build looks up the types of documents, and copying a structure would retain a
/// dozen references each time.
package final class ContentType: Sendable {
  package let declaration: TypeDeclaration
  package let labels: TypeLabels
  package let sources: DocumentSources
  /// The declared fields, then those ``CommonFields`` that are not declared.
  package let fields: [Field]
  /// The fields whose values templates can read.
  package let publicFields: [Field]
  package let roles: FieldRoles
  package let conditions: TypeConditions
  package let outputs: TypeOutputs
  /// The time that each document takes up in the calendar that the type exports, if it exports one.
  package let calendarPeriod: CalendarPeriod?
  /// The fields that conditions compare with today, and the one that dates the documents in feeds.
  package let datedFields: [String]
  private let positions: [String: Int]
  /// The positions of the fields that the site itself reads, many times for each document.
  private let standardPositions: [Int?]
  /// The position, in ``fields``, of the field that dates the documents in feeds.
  private let feedDatePosition: Int?

  init(
    _ declaration: TypeDeclaration, labels: TypeLabels, sources: DocumentSources = DocumentSources(), fields: [Field],
    roles: FieldRoles = FieldRoles(), conditions: TypeConditions = TypeConditions(), outputs: TypeOutputs
  ) {
    self.declaration = declaration
    self.labels = labels
    self.sources = sources
    self.fields = fields
    publicFields = fields.publicFields
    self.roles = roles
    self.conditions = conditions
    self.outputs = outputs
    let isInCalendar = outputs.exports.contains { $0.ending == "ics" }
    calendarPeriod =
      isInCalendar ? CalendarPeriod(in: fields, startingAt: roles.feedDate, checkedBy: conditions.checks) : nil
    let paths = conditions.all.map(\.datedPath) + outputs.groupings.map(\.datedPath)
    datedFields = paths.compactMap { $0?.positions.first.map { fields[$0].key } } + [roles.feedDate]
    let positions = Dictionary(fields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.positions = positions
    standardPositions = StandardField.allCases.map { positions[$0.key] }
    feedDatePosition =
      publicFields.contains { $0.key == roles.feedDate && $0.type.isScalar(DateType.self) }
      ? positions[roles.feedDate] : nil
  }

  /// The name in references and templates: `news-item`.
  package var name: String { declaration.name }

  /// The folder of the collection's files, relative to the content folder; empty for the content folder itself.
  package var folder: String { declaration.folder }

  /// A Boolean value that indicates whether anything about its documents depends on the day.
  package var dependsOnToday: Bool {
    conditions.all.contains(where: \.dependsOnToday) || outputs.groupings.contains(where: \.dependsOnToday)
  }

  /// The fields in exports: the title and the URL, then the document's fields and computed conditions.
  package var exportedFields: [Field] {
    let shown = publicFields.filter { $0.key != "title" }
    return [Field("title", .text), Field("permalink", .text)] + shown
      + conditions.computed.map { Field($0.name, .boolean) }
  }

  /// Returns the position of a field in ``fields``.
  package func index(of key: String) -> Int? { positions[key] }

  /// Returns the position, in ``fields``, of a field that the site itself reads.
  package func index(of field: StandardField) -> Int? { standardPositions[field.rawValue] }

  /// A Boolean value that indicates whether documents of the type can have the date that feeds need.
  package var canBeInFeeds: Bool { feedDatePosition != nil || !declaration.isRead }

  /// The fields whose values can date the documents in feeds.
  package var possibleFeedDates: [Field] { publicFields.filter { $0.type.isScalar(DateType.self) } }

  /// Returns the date of a document in feeds; `nil` if it has none.
  package func feedDate(of document: Document) -> DateValue? {
    feedDatePosition.flatMap { document.fields[$0].dateValue }
  }
}

extension ContentType {
  /// Returns a placeholder for the type of `folder`, whose declaration cannot be read. Its documents may have any
  /// fields.
  static func broken(folder: String) -> ContentType {
    plainPage(folder: folder, name: folder, unread: .everything)
  }

  /// Returns the type of files in folders that do not declare a type.
  static func plainPage(
    folder: String, name: String = "page", unread: TypeDeclaration.Unread = .nothing
  ) -> ContentType {
    ContentType(
      TypeDeclaration(name: name, folder: folder, location: SourceLocation(path: folder), unread: unread),
      labels: TypeLabels(plural: "Pages", singular: "page"),
      fields: CommonFields.added(to: [], composesTitle: false), outputs: TypeOutputs(permalink: .default(in: folder)))
  }
}

extension TextPattern {
  /// Returns the pattern for the URLs of documents in `folder` if their type declares none.
  static func `default`(in folder: String) -> TextPattern {
    folder.isEmpty ? .pagePath : TextPattern("/\(folder)/{slug}/") ?? .pagePath
  }
}
