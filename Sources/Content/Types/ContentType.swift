import Diagnostics
import Values

/// The declaration of one collection's documents, from its `_type.yml`.
///
/// An immutable object: every step of the build looks up the types of documents, and copying a structure would retain a
/// dozen references each time.
package final class ContentType: Sendable {
  /// The name in references and templates: `news-item`.
  package let name: String
  /// The label for the documents as a group: "News".
  package let label: String
  /// The name for one document: "news item".
  package let singular: String
  /// The folder of the collection's files, relative to the content folder; empty for the content folder itself.
  package let folder: String
  package let permalink: TextPattern
  /// The pattern that composes a title if the title is not a field of its own.
  package let title: TextPattern?
  package let sort: [SortKey]
  /// The table whose rows are documents of this type, in addition to the files.
  package let table: Table?
  /// Whether a reference to a name without a file creates an implied document.
  package let isOpen: Bool
  package let page: PageRule
  /// The condition that a document must meet to be published.
  package let requirement: Condition?
  /// The source text of that condition: `consent.published`.
  package let requirementText: String?
  /// The named conditions that templates see as true or false.
  package let computed: [Computed]
  package let checks: [Check]
  /// A Boolean value that indicates whether the dates of documents are in the future by nature, as those of events.
  package let hasFutureDates: Bool
  package let list: ListPage?
  /// The list pages that show documents with a common value, one list for each value.
  package let groupLists: [ListPage]
  package let feed: Feed?
  /// The name of the field that dates the documents in feeds.
  package let feedDate: String
  /// The feed that each document has, of the documents that refer to it.
  package let ownFeed: OwnFeed?
  package let exports: [Export]
  /// The time that each document takes up in the calendar that the type exports, if it exports one.
  package let calendarPeriod: CalendarPeriod?
  /// The declared fields, then those ``commonFields`` that are not declared.
  package let fields: [Field]
  /// The fields whose values templates can read.
  package let publicFields: [Field]
  /// A Boolean value that indicates whether anything about its documents depends on the day.
  package var dependsOnToday: Bool {
    (requirement.map { [$0] } ?? []).contains(where: \.dependsOnToday)
      || computed.contains { $0.condition.dependsOnToday }
      || checks.contains { $0.condition.dependsOnToday }
      || groupings.contains(where: \.dependsOnToday)
  }
  /// The fields that conditions compare with today, and the one that dates the documents in feeds.
  package var datedFields: [String] {
    let conditions = (requirement.map { [$0] } ?? []) + computed.map(\.condition) + checks.map(\.condition)
    let paths = conditions.map(\.datedPath) + groupings.map(\.datedPath)
    return paths.compactMap { $0?.positions.first.map { fields[$0].key } } + [feedDate]
  }
  /// The groupings of its lists.
  package var groupings: [Grouping] {
    (groupLists + (list.map { [$0] } ?? [])).flatMap { [$0.by, $0.group].compactMap { $0 } }
  }
  private let positions: [String: Int]
  /// The positions of the fields that the site itself reads, many times for each document.
  private let standardPositions: [Int?]
  /// The position of ``feedDate`` in ``fields``.
  private let feedDatePosition: Int?
  package let location: SourceLocation
  /// The part of the declaration that cannot be read, so that documents are not checked against it.
  let unread: Unread

  enum Unread: Sendable {
    case nothing
    /// The fields with these names.
    case fields(Set<String>)
    case everything
  }

  init(
    name: String, label: String, singular: String, folder: String, permalink: TextPattern, title: TextPattern?,
    sort: [SortKey], table: Table?, isOpen: Bool, page: PageRule, requirement: Condition?, requirementText: String?,
    computed: [Computed], checks: [Check], hasFutureDates: Bool, list: ListPage?, groupLists: [ListPage], feed: Feed?,
    feedDate: String = StandardField.date.key,
    ownFeed: OwnFeed?, exports: [Export],
    fields: [Field], location: SourceLocation, unread: Unread = .nothing
  ) {
    self.name = name
    self.label = label
    self.singular = singular
    self.folder = folder
    self.permalink = permalink
    self.title = title
    self.sort = sort
    self.table = table
    self.isOpen = isOpen
    self.page = page
    self.requirement = requirement
    self.requirementText = requirementText
    self.computed = computed
    self.checks = checks
    self.hasFutureDates = hasFutureDates
    self.list = list
    self.groupLists = groupLists
    self.feed = feed
    self.feedDate = feedDate
    self.ownFeed = ownFeed
    self.exports = exports
    let isInCalendar = exports.contains { $0.ending == "ics" }
    calendarPeriod = isInCalendar ? CalendarPeriod(in: fields, startingAt: feedDate, checkedBy: checks) : nil
    self.fields = fields
    publicFields = fields.publicFields
    let positions = Dictionary(fields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.positions = positions
    standardPositions = StandardField.allCases.map { positions[$0.key] }
    feedDatePosition = positions[feedDate].flatMap { fields[$0].isFeedDate ? $0 : nil }
    self.location = location
    self.unread = unread
  }

  /// A list page of the type's documents.
  package struct ListPage: Sendable {
    /// The path of the first page. In a list for each value, `{value}` stands for the value, also in the title.
    package let path: String
    package let title: String
    package let description: String?
    package let pageSize: Int
    /// The grouping that has a list for each value; `nil` for the list of all documents.
    package let by: Grouping?
    /// The grouping of the documents on a page.
    package let group: Grouping?
    /// Whether the dated documents of the list also have a feed.
    package let hasFeed: Bool
    package let location: SourceLocation
  }

  /// A file that contains all documents, for other programs.
  package struct Export: Sendable {
    package let path: String
    /// The file extension: `json`, `csv`.
    package let ending: String
    package let location: SourceLocation
  }

  /// A feed at the URL of each document, of the documents in some of its inverse lists.
  package struct OwnFeed: Sendable {
    /// The names of the lists.
    package let lists: [String]
    package let limit: Int
    package let location: SourceLocation
  }

  /// The feed of the documents that have a date.
  package struct Feed: Sendable {
    package let path: String
    package let title: String
    package let description: String?
    package let limit: Int
    package let location: SourceLocation

    package init(path: String, title: String, description: String?, limit: Int, location: SourceLocation) {
      self.path = path
      self.title = title
      self.description = description
      self.limit = limit
      self.location = location
    }
  }

  /// A file in the folder of a type: CSV, or a list in YAML or JSON.
  package struct Table: Sendable {
    /// The file's path in the content folder.
    package let file: String
    let location: SourceLocation
  }

  /// A rule for which documents have a page of their own.
  package enum PageRule: Sendable {
    case always
    case never
    /// The documents without a URL in this field, which would send readers elsewhere.
    case unless(FieldPath)
  }

  /// A named condition, true for some documents.
  package struct Computed: Sendable {
    package let name: String
    package let condition: Condition
    let location: SourceLocation

    /// The name in templates.
    package var templateName: String { Field.templateName(name) }
  }

  /// A message for editors about the documents that meet a condition.
  package struct Check: Sendable {
    package let condition: Condition
    package let severity: Diagnostic.Severity
    package let message: String
    /// The field at whose location the message is reported.
    package let field: String?
  }

  /// One criterion of a sort order.
  package struct SortKey: Sendable {
    package let field: String
    package let isDescending: Bool
  }

  /// The path of the type's `_type.yml`; `nil` for pages that have none.
  package var declarationPath: String? { location.path.hasSuffix("_type.yml") ? location.path : nil }

  /// The fields in exports: the title and the URL, then the document's fields and computed conditions.
  package var exportedFields: [Field] {
    let shown = publicFields.filter { $0.key != "title" }
    return [Field("title", .text), Field("permalink", .text)] + shown + computed.map { Field($0.name, .boolean) }
  }

  /// Returns the position of a field in ``fields``.
  package func index(of key: String) -> Int? { positions[key] }

  /// A Boolean value that indicates whether documents of the type can have the date that feeds need.
  package var canBeInFeeds: Bool { feedDatePosition != nil || !hasReadableFields }

  /// The fields whose values can date the documents in feeds.
  package var possibleFeedDates: [Field] { fields.filter { $0.isFeedDate } }

  /// A Boolean value that indicates whether the declarations of all fields could be read.
  private var hasReadableFields: Bool { if case .nothing = unread { true } else { false } }

  /// Returns the date of a document in feeds; `nil` if it has none.
  package func feedDate(of document: Document) -> DateValue? {
    feedDatePosition.flatMap { document.fields[$0].dateValue }
  }

  /// Returns the position, in ``fields``, of a field that the site itself reads.
  package func index(of field: StandardField) -> Int? { standardPositions[field.rawValue] }
}

extension ContentType {
  /// The fields that a document of any type may have.
  static let commonFields = [
    Field("title", .text, isRequired: true, label: "Title"),
    Field(
      "description", .text, label: "Description",
      hint: "One sentence for lists, search engines, and feeds. The default is the first paragraph."),
    Field(
      "slug", .text, isPrivate: true, label: "Slug",
      hint: "The last part of the URL. The default is the file name."),
    Field("draft", .boolean, isPrivate: true, label: "Draft", hint: "Whether to keep the document off the site."),
    Field(
      "publish-on", .date, isPrivate: true, label: "Publish on", hint: "The day on which the document is published."),
    Field(
      "expires", .date, isPrivate: true, label: "Expires",
      hint: "The day on which the document is removed from the site."),
    Field(
      "aliases", .list(.text), isPrivate: true, label: "Aliases",
      hint: "Old URLs and old file names that redirect to the document."),
    Field(
      "template", .text, isPrivate: true, label: "Template",
      hint: "A template of the theme to use instead of the default."),
    Field(
      "feed-id", .text, isPrivate: true, label: "Feed ID",
      hint: "The ID that the document had in the feeds of another site. Feeds contain exactly this text."),
    Field(
      "allow", .list(.text), isPrivate: true, label: "Allow",
      hint: "Text that looks like private contact details but can be published."),
  ]

  /// Returns the declared fields and the common fields that they omit. If the title is composed, it is not added.
  static func withCommonFields(_ declared: [Field], composesTitle: Bool) -> [Field] {
    let keys = Set(declared.map(\.key))
    return declared + commonFields.filter { !keys.contains($0.key) && !($0.key == "title" && composesTitle) }
  }

  /// Returns a placeholder for the type of `folder`, whose declaration cannot be read. Its documents may have any
  /// fields.
  static func broken(folder: String) -> ContentType {
    plainPage(folder: folder, name: folder, unread: .everything)
  }

  /// Returns the type of files in folders that do not declare a type.
  static func plainPage(folder: String, name: String = "page", unread: Unread = .nothing) -> ContentType {
    ContentType(
      name: name, label: "Pages", singular: "page", folder: folder,
      permalink: folder.isEmpty ? .pagePath : TextPattern("/\(folder)/{slug}/") ?? .pagePath, title: nil, sort: [],
      table: nil, isOpen: false, page: .always, requirement: nil, requirementText: nil, computed: [], checks: [],
      hasFutureDates: false,
      list: nil, groupLists: [],
      feed: nil, ownFeed: nil, exports: [],
      fields: withCommonFields([], composesTitle: false), location: SourceLocation(path: folder), unread: unread)
  }
}

extension ContentType.SortKey {
  package init(_ field: String, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}
