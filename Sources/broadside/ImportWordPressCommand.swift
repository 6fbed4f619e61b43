import ArgumentParser
import Diagnostics
import Files
import Importing

struct ImportWordPressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wordpress",
    abstract: "Makes documents of the posts and pages of a WordPress export.",
    discussion: """
      The export is the file that WordPress gives under Tools, Export, All content. Posts become documents of a type, pages \
      plain pages with the addresses that they had. Old addresses become aliases, so that links to them go on working. With \
      pandoc on the PATH the texts become Markdown, otherwise they stay HTML. Pictures are not fetched: a list of them is \
      written. A file that is there already is left alone.

      Exit status: 0 the export is imported; 1 something is wrong with it; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("The export, an XML file.", valueName: "file"))
  var file: String

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "What items become, as post=news-item. Pages are plain pages, and posts the only type with dates and a feed, if left out. "
        + "Can be repeated.", valueName: "kind=type"))
  var types: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "The field for the values of a taxonomy, as category=topics, tag=keywords or author=authors. Can be repeated.",
      valueName: "taxonomy=field"))
  var map: [ColumnChoice] = []

  @Option(
    name: .customLong("term"),
    help: ArgumentHelp(
      "What the site calls a category or a tag, as in \"Housing=fair-housing\"; \"Misc=-\" leaves it out. Can be repeated.",
      valueName: "term=name"))
  var terms: [ColumnChoice] = []

  @Option(help: ArgumentHelp("Where to write the list of pictures and other files.", valueName: "file"))
  var mediaList = "wordpress-media.csv"

  @Flag(help: "Leave the texts in HTML, even if there is pandoc.")
  var keepHTML = false

  @OptionGroup var options: ImportOptions

  func run() async throws {
    var choices = WordPressImport.Options(today: Today.date)
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
        "Pictures and other files: \(summary.media), listed in \(mediaList). Fetch them, and name them in the texts.")
    }
    if summary.inHTML > 0 {
      let reason = hasPandoc || keepHTML ? "" : " There is no pandoc on the PATH, which would make Markdown of it."
      lines.append(
        "Texts with HTML: \(summary.inHTML).\(reason) To show it, write in site.yml: markdown: { raw-html: true }")
    }
    for (kind, count) in summary.others {
      lines.append("Left out: \(counted(count, "item")) of the type \(kind). To take them: --type \(kind)=TYPE")
    }
    if summary.comments > 0 { lines.append("Left out: \(counted(summary.comments, "comment")).") }
    return lines.map { $0 + "\n" }.joined()
  }
}
