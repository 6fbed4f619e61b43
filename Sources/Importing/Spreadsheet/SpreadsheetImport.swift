import Content
import Diagnostics
import Files
import FrontMatterEditing
import Outline
import Values
import YAML

/// Rows of a spreadsheet as documents of a type: new files, and changes to those that are there.
package struct SpreadsheetImport {
  package struct Options: Sendable {
    /// What fills a field other than that of the same name; `-` fills none.
    package var columns: [(column: String, field: String)] = []
    /// The column with the text below the front matter of new documents.
    package var body: String?
    /// The field that tells which document a row is of; its name does if left out.
    package var key: String?
    package var dates = DateOrder.yearFirst
    /// The day that counts as today for what a type requires.
    package let today: DateValue

    package init(today: DateValue) { self.today = today }
  }

  /// In which order a cell writes a date.
  package enum DateOrder: String, CaseIterable, Sendable {
    case yearFirst = "ymd"
    case monthFirst = "mdy"
    case dayFirst = "dmy"
  }

  /// What importing the spreadsheet at `path` as documents of the type called `typeName` into the folder `content` would write.
  package static func plan(
    _ path: String, as typeName: String, into content: String, options: Options, jobs: Int
  ) async -> ImportPlan {
    var plan = ImportPlan()
    let (site, errors) = await ImportSite.reading(content, jobs: jobs)
    plan.diagnostics = errors
    guard !errors.hasErrors else { return plan }
    let position: Int
    let text: SpreadsheetText
    do {
      position = try site.outline.type(called: typeName).get()
      text = SpreadsheetText(try FileContents.read(path), path: path)
    } catch let failure as SiteOutline.UnknownType {
      plan.diagnostics.append(failure.diagnostic)
      return plan
    } catch {
      plan.diagnostics.append(Diagnostic(.error, "\(error)"))
      return plan
    }
    plan.diagnostics += text.diagnostics
    var reader = CSVReader(text.text, path: path, separator: text.separator)
    if text.namesSeparator { _ = reader.nextRow() }
    guard let header = reader.nextRow() else {
      plan.diagnostics.append(
        Diagnostic(
          .error, "this spreadsheet is empty", at: SourceLocation(path: path),
          help: "its first row names the columns"))
      return plan
    }
    let mapping = ColumnMapping(header, type: site.outline.types[position], options: options, path: path)
    plan.diagnostics += mapping.diagnostics
    guard !mapping.diagnostics.hasErrors else { return plan }
    var rows = RosterRows(site: site, type: position, path: path, mapping: mapping, options: options)
    while let cells = reader.nextRow() { rows.add(cells, to: &plan) }
    plan.diagnostics += rows.diagnostics + reader.diagnostics
    plan.unmet = rows.unmet
    return plan
  }
}
