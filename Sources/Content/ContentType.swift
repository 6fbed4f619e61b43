import Diagnostics

/// What the files of one collection are, as its `_type.yml` declares.
///
/// An object that nothing changes: every step of the build asks for the types of documents, and a copy would count a dozen references.
package final class ContentType: Sendable {
  /// The name that references and templates use: `news-item`.
  package let name: String
  /// What the documents are called together: "News".
  package let label: String
  /// What one of them is called: "news item".
  package let singular: String
  /// The folder of its files, relative to the content folder; empty for the content folder itself.
  package let folder: String
  package let permalink: TextPattern
  /// Where a title comes from when it is not a field of its own.
  package let title: TextPattern?
  package let sort: [SortKey]
  /// The table whose rows are documents of this type, besides the files.
  package let table: Table?
  /// Whether a name that no file has stands for a document all the same.
  package let isOpen: Bool
  package let page: PageRule
  /// What a document must meet to be published at all.
  package let requirement: Condition?
  /// The same as it is written: `consent.published`.
  package let requirementText: String?
  /// What templates see as true or false under a name of its own.
  package let computed: [Computed]
  package let checks: [Check]
  package let list: ListPage?
  /// The lists of those documents that have a value in common, one for each value.
  package let groupLists: [ListPage]
  package let feed: Feed?
  /// The feed that each document has of those that refer to it.
  package let ownFeed: OwnFeed?
  package let exports: [Export]
  /// The declared fields, then those of ``commonFields`` that are not declared.
  package let fields: [Field]
  private let positions: [String: Int]
  /// Those of the fields that the site itself reads, many times for each document.
  private let standardPositions: [Int?]
  package let location: SourceLocation
  /// What of its declaration cannot be read, and so must not be held against its documents.
  let unread: Unread

  enum Unread: Sendable {
    case nothing
    /// The fields of these names.
    case fields(Set<String>)
    case everything
  }

  init(
    name: String, label: String, singular: String, folder: String, permalink: TextPattern, title: TextPattern?,
    sort: [SortKey], table: Table?, isOpen: Bool, page: PageRule, requirement: Condition?, requirementText: String?,
    computed: [Computed], checks: [Check], list: ListPage?, groupLists: [ListPage], feed: Feed?, ownFeed: OwnFeed?,
    exports: [Export],
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
    self.list = list
    self.groupLists = groupLists
    self.feed = feed
    self.ownFeed = ownFeed
    self.exports = exports
    self.fields = fields
    let positions = Dictionary(fields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.positions = positions
    standardPositions = StandardField.allCases.map { positions[$0.key] }
    self.location = location
    self.unread = unread
  }

  /// The pages that list the documents.
  package struct ListPage: Sendable {
    /// Where its first page lies; in a list for each value `{value}` stands for it, and in the title, too.
    package let path: String
    package let title: String
    package let description: String?
    package let pageSize: Int
    /// By what there is a list for each value; `nil` for the list of all.
    package let by: Grouping?
    /// By what the documents on a page are put together.
    package let group: Grouping?
    /// Whether the documents of the list that have a date have a feed, too.
    package let hasFeed: Bool
    package let location: SourceLocation
  }

  /// A file with all documents, for programs.
  package struct Export: Sendable {
    package let path: String
    /// The ending of its name: `json`, `csv`.
    package let ending: String
    package let location: SourceLocation
  }

  /// A feed at the address of each document, of the documents in some of its inverse lists.
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
    /// Its path in the content folder.
    package let file: String
    let location: SourceLocation
  }

  /// Which documents have a page of their own.
  package enum PageRule: Sendable {
    case always
    case never
    /// Those that do not lead elsewhere, to the address in this field.
    case unless(FieldPath)
  }

  /// Something that is true of some documents.
  package struct Computed: Sendable {
    package let name: String
    package let condition: Condition
    let location: SourceLocation

    /// The name as templates write it.
    package var templateName: String { Field.templateName(name) }
  }

  /// Something that editors are told of the documents that meet a condition.
  package struct Check: Sendable {
    package let condition: Condition
    package let severity: Diagnostic.Severity
    package let message: String
    /// The field beside which it is told.
    package let field: String?
  }

  /// One criterion of an order.
  package struct SortKey: Sendable {
    package let field: String
    package let isDescending: Bool
  }

  /// The path of its `_type.yml`; `nil` for pages that have none.
  package var declarationPath: String? { location.path.hasSuffix("_type.yml") ? location.path : nil }

  /// What a program is given of a document: its title and address, then its fields and what is computed of them.
  package var exportedFields: [Field] {
    let shown = fields.filter { !$0.isPrivate && $0.key != "title" }
    return [Field("title", .text), Field("permalink", .text)] + shown + computed.map { Field($0.name, .boolean) }
  }

  /// The position of a field in ``fields``.
  package func index(of key: String) -> Int? { positions[key] }

  /// The position of a field that the site itself reads in ``fields``.
  package func index(of field: StandardField) -> Int? { standardPositions[field.rawValue] }
}

extension ContentType {
  /// The fields that a document of any type may have.
  static let commonFields = [
    Field("title", .text, isRequired: true, label: "Title"),
    Field(
      "description", .text, label: "Description",
      hint: "One sentence for lists, search engines and feeds. The first paragraph stands in for it."),
    Field(
      "slug", .text, isPrivate: true, label: "Slug",
      hint: "The last part of the address. The file's name stands in for it."),
    Field("draft", .boolean, isPrivate: true, label: "Draft", hint: "Whether it is kept out of the site."),
    Field("publish-on", .date, isPrivate: true, label: "Publish on", hint: "The day from which it is on the site."),
    Field("expires", .date, isPrivate: true, label: "Expires", hint: "The day from which it is off the site again."),
    Field(
      "aliases", .list(.text), isPrivate: true, label: "Aliases",
      hint: "Old addresses, and old names of the file, which lead on to it."),
    Field(
      "template", .text, isPrivate: true, label: "Template", hint: "A template of the theme other than the usual one."),
    Field(
      "allow", .list(.text), isPrivate: true, label: "Allow",
      hint: "What looks like a private address or number, and may be public."),
  ]

  /// The declared fields with the common ones that they leave out; a title that is composed need not be written.
  static func withCommonFields(_ declared: [Field], composesTitle: Bool) -> [Field] {
    let keys = Set(declared.map(\.key))
    return declared + commonFields.filter { !keys.contains($0.key) && !($0.key == "title" && composesTitle) }
  }

  /// What stands for the type of `folder` where its declaration cannot be read. Its documents may have any fields.
  static func broken(folder: String) -> ContentType {
    plainPage(folder: folder, name: folder, unread: .everything)
  }

  /// The type of files in folders that declare none.
  static func plainPage(folder: String, name: String = "page", unread: Unread = .nothing) -> ContentType {
    ContentType(
      name: name, label: "Pages", singular: "page", folder: folder,
      permalink: folder.isEmpty ? .pagePath : TextPattern("/\(folder)/{slug}/") ?? .pagePath, title: nil, sort: [],
      table: nil, isOpen: false, page: .always, requirement: nil, requirementText: nil, computed: [], checks: [],
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
