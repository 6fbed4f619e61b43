import ArgumentParser
import Importing

struct ImportCSVCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Makes documents of the rows of a spreadsheet, and updates those that are there.",
    discussion: """
      The first row names the columns: a field's name or label, in any spelling; consent.published is the field published of \
      the record consent, offices.2.title a field of the second record in a list. A list is written with semicolons. An empty \
      cell leaves a field as it is. Of a document that is there, only the fields change that have another value. Nothing \
      is written while any row is wrong.

      Exit status: 0 the rows are imported; 1 something is wrong with them; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("The spreadsheet, saved as CSV.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The type of the documents: its name or folder.", valueName: "type"))
  var type: String

  @Option(
    help: ArgumentHelp(
      "The field that a column fills, as in \"Cell phone=phone\"; \"Fax=-\" leaves the column out. Can be repeated.",
      valueName: "column=field"))
  var map: [ColumnChoice] = []

  @Option(
    help: ArgumentHelp(
      "The field that tells which document a row is of, as email; its name, or slug, if left out.",
      valueName: "field"))
  var key: String?

  @Option(help: ArgumentHelp("The column with the text of new documents, in Markdown.", valueName: "column"))
  var body: String?

  @Option(help: "The order of year, month and day in a date: ymd, mdy as in 1/31/2014, or dmy as in 31/1/2014.")
  var dates = SpreadsheetImport.DateOrder.yearFirst

  @OptionGroup var options: ImportOptions

  func run() async throws {
    var choices = SpreadsheetImport.Options(today: Today.date)
    choices.columns = map.map { ($0.column, $0.field) }
    choices.key = key
    choices.body = body
    choices.dates = dates
    try options.carryOut(
      await SpreadsheetImport.plan(file, as: type, into: options.content.folder, options: choices, jobs: Machine.cores))
  }
}

/// A column and the field that it fills, as the command line writes them: `Cell phone=phone`.
struct ColumnChoice: ExpressibleByArgument {
  let column: String
  let field: String

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "=") else { return nil }
    column = String(argument[..<sign])
    field = String(argument[argument.index(after: sign)...])
    if column.isEmpty || field.isEmpty { return nil }
  }
}

extension SpreadsheetImport.DateOrder: ExpressibleByArgument {}
