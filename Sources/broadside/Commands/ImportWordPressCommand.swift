import ArgumentParser
import Diagnostics
import Files
import Importing

struct ImportWordPressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordpress",
    abstract: "Import posts and pages from a WordPress export.",
    discussion: """
      The export is the file that you download in WordPress under Tools > Export > All content. Posts become \
      documents of a type, and pages become plain pages that keep their URLs. If a URL changes, the old URL becomes \
      an alias, so that links to the old URL keep working. If pandoc is on the PATH, the import converts the text to \
      Markdown; otherwise, the text stays in HTML. The import does not download images; it writes a list of the \
      images and the documents that use them (see --media-list). A featured image is added to the front matter as a \
      comment, because the image file is not on the site yet. The import never changes existing documents.
      """)

  @Argument(help: ArgumentHelp("The export, an XML file.", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "The type for a WordPress post type, as in post=news-item. Can be repeated. By default, pages become plain pages "
        + "and, if exactly one type has dates and a feed, posts become documents of that type.",
      valueName: "kind=type"))
  var types: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "The field for a taxonomy, as in category=topics or tag=keywords; for authors, as in author=authors; or for "
        + "sticky posts, as in sticky=featured. Can be repeated.",
      valueName: "taxonomy=field"))
  var map: [ColumnChoice] = []

  @Option(
    name: .customLong("term"),
    help: ArgumentHelp(
      "The name on the new site for a category or tag, as in \"Housing=fair-housing\"; \"Misc=-\" skips the category "
        + "or tag. Can be repeated.",
      valueName: "term=name"))
  var terms: [ColumnChoice] = []

  @Option(help: ArgumentHelp("The file in which to list images and other media.", valueName: "file"))
  var mediaList = "wordpress-media.csv"

  @Flag(help: "Keep the text in HTML, even if pandoc is installed.")
  var keepHTML = false

  @OptionGroup var options: ImportOptions

  func run() async throws {
    var choices = WordPressImport.Options(moment: Today.moment)
    choices.types = types.map { ($0.column, $0.field) }
    choices.fields = map.map { ($0.column, $0.field) }
    choices.terms = terms.map { ($0.column, $0.field) }
    choices.mediaList = mediaList
    choices.pandoc = keepHTML ? nil : FilePaths.program(named: "pandoc")
    let (plan, summary) = await WordPressImport.plan(
      file, into: options.content.folder, options: choices, jobs: Machine.cores)
    try options.carryOut(plan, note: note(on: summary, hasPandoc: choices.pandoc != nil))
  }

  private func note(on summary: WordPressImport.Summary, hasPandoc: Bool) -> String {
    var lines: [String] = []
    if summary.media > 0 {
      lines.append(
        "Images and other media: \(summary.media), listed in \(mediaList). Download them and add them to the site.")
    }
    if summary.inHTML > 0 {
      let reason = hasPandoc || keepHTML ? "" : " Pandoc, which converts HTML to Markdown, is not on the PATH."
      lines.append(
        "Documents with HTML: \(summary.inHTML).\(reason) "
          + "To show the HTML, add this to site.yml: markdown: { raw-html: true }")
    }
    if summary.featured > 0 {
      lines.append(
        "Featured images: \(summary.featured), as comments in the documents. Download each file and remove the #.")
    }
    if summary.sameURLs > 0 { lines.append("URLs that stay the same: \(summary.sameURLs).") }
    lines.append(
      "In the export: \(counted(summary.items, "item")). Result: \(counted(summary.documents, "document")), and \(counted(summary.attachments, "file")) in the media list."
    )
    for (kind, count) in summary.inner {
      lines.append("Skipped: \(counted(count, "item")) of type \(kind), which only WordPress uses.")
    }
    if summary.discarded > 0 {
      lines.append("Skipped: \(counted(summary.discarded, "item")) in the trash or never saved.")
    }
    for (kind, count) in summary.others {
      lines.append("Skipped: \(counted(count, "item")) of type \(kind). To import them: --type \(kind)=TYPE")
    }
    if summary.comments > 0 { lines.append("Skipped: \(counted(summary.comments, "comment")).") }
    return lines.map { $0 + "\n" }.joined()
  }
}
