/// The fields that a document of any type may have.
enum CommonFields {
  static let all = [
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
      "aliases", .list(.alias), isPrivate: true, label: "Aliases",
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

  /// Returns `declared` and the common fields that it omits. If the title is composed, it is not added.
  static func added(to declared: [Field], composesTitle: Bool) -> [Field] {
    let keys = Set(declared.map(\.key))
    return declared + all.filter { !keys.contains($0.key) && !($0.key == "title" && composesTitle) }
  }
}
