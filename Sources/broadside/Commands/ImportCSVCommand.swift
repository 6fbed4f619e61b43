import ArgumentParser
import Importing

struct ImportCSVCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Create and update documents from the rows of a spreadsheet.",
    discussion: """
      The first row contains the column names. A column name is the name or the label of a field; case, spaces, and \
      punctuation do not matter. For the field "published" in the record "consent", the column name is \
      consent.published. (A record is a field that has fields of its own.) If a row contains several records for the \
      list "offices", the columns for their field "title" are offices.title for the first record, offices.2.title \
      for the second, and so on. In a cell, separate list items with semicolons. An empty cell leaves the field \
      unchanged.

      In an existing document, the import changes only fields whose values differ. It matches records in a list by \
      their values, and adds each record that does not match a record in the document. If a value was edited in a \
      document after the last import, the import keeps the edited value and reports the row. To recognize such edits, \
      the import writes a file named _imported.json next to the documents. Commit this file with the documents; it is \
      not published. If any row has an error, nothing is written.
      """)

  @Argument(help: ArgumentHelp("The spreadsheet, saved as CSV.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The type of the documents, or the folder of that type.", valueName: "type"))
  var type: String

  @Option(
    help: ArgumentHelp(
      "The field that a column fills, as in \"Cell phone=phone\"; \"Fax=-\" skips the column. Can be repeated.",
      valueName: "column=field"))
  var map: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "The field by which to find the document for a row, as in --key email. (default: the slug, if the row has one; "
        + "otherwise, the title or, if no title matches, the file name)",
      valueName: "field"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "The fields by which to match the records in a list, as in offices=title,body. Can be repeated. (default: all "
        + "text and reference fields; the required choice, integer, email, url, and file fields; and the first date "
        + "field)",
      valueName: "list=fields"))
  var match: [ColumnChoice] = []

  @Option(help: ArgumentHelp("The column that contains the body of new documents, in Markdown.", valueName: "column"))
  var body: String?

  @Option(help: "The order of year, month, and day in dates: ymd (2014-01-31), mdy (1/31/2014), or dmy (31/1/2014).")
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
