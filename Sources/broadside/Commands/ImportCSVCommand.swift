import ArgumentParser
import Importing

struct ImportCSVCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Create and update documents from the rows of a spreadsheet.",
    discussion: """
      The first row contains the column names. A column name is the name or label of a field; case, spaces, and punctuation \
      do not matter. Write consent.published for the field "published" in the record "consent", and offices.2.title for the \
      field "title" in the second record that the row contains for the list "offices". Separate list items with \
      semicolons. An empty cell leaves a field unchanged.

      In an existing document, only fields whose values differ are changed. Records in a list are matched by their values, \
      and a record that matches none is added. A value that was edited in a document after the last import is not changed; \
      the row is reported instead. To recognize such edits, an import writes a file named _imported.json next to the \
      documents. Commit that file; it is not published. If any row has an error, nothing is written.

      Exit status: 0 if the rows were imported; 1 if there are errors; 2 if the command line is invalid.
      """)

  @Argument(help: ArgumentHelp("The spreadsheet, saved as CSV.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The type of the documents, by name or folder.", valueName: "type"))
  var type: String

  @Option(
    help: ArgumentHelp(
      "The field that a column fills, as in \"Cell phone=phone\"; \"Fax=-\" skips the column. Can be repeated.",
      valueName: "column=field"))
  var map: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "The field that matches rows to existing documents, such as email. (default: the title, the slug, or the file name)",
      valueName: "field"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "The fields by which to match the records of a list, as in offices=title,body. Can be repeated. (default: the "
        + "text, reference, and required fields, and the first date field)",
      valueName: "list=fields"))
  var match: [ColumnChoice] = []

  @Option(help: ArgumentHelp("The column with the Markdown text of new documents.", valueName: "column"))
  var body: String?

  @Option(help: "The order of year, month, and day in dates: ymd, mdy as in 1/31/2014, or dmy as in 31/1/2014.")
  var dates = SpreadsheetImport.DateOrder.yearFirst

  @OptionGroup var options: ImportOptions

  func run() async throws {
    var choices = SpreadsheetImport.Options(moment: Today.moment)
    choices.columns = map.map { ($0.column, $0.field) }
    choices.matches = match.map { ($0.column, $0.field) }
    choices.key = key
    choices.body = body
    choices.dates = dates
    try options.carryOut(
      await SpreadsheetImport.plan(file, as: type, into: options.content.folder, options: choices, jobs: Machine.cores))
  }
}

extension SpreadsheetImport.DateOrder: ExpressibleByArgument {}
