import Content
import Diagnostics
import Files
import FrontMatterEditing
import Site
import Values
import YAML

/// An import of spreadsheet rows as documents of a type: new files, and changes to existing ones.
package struct SpreadsheetImport {
  package struct Options: Sendable {
    /// The fields for columns whose names do not match their field; `-` skips a column.
    package var columns: [(column: String, field: String)] = []
    /// The fields that identify the records of a list, separated by commas, in place of those derived from the type.
    package var matches: [(list: String, fields: String)] = []
    /// The column with the body of new documents.
    package var body: String?
    /// The field that identifies the document of a row; `nil` to use the name.
    package var key: String?
    package var dates = DateOrder.yearFirst
    /// The moment of the import, in seconds since 1970-01-01T00:00:00Z.
    package let moment: Int

    package init(moment: Int) { self.moment = moment }
  }

  /// The order of year, month, and day in a cell.
  package enum DateOrder: String, CaseIterable, Sendable {
    case yearFirst = "ymd"
    case monthFirst = "mdy"
    case dayFirst = "dmy"
  }

  /// Returns the plan for importing the spreadsheet at `path` as documents of the type `typeName` into the folder
  /// `content`.
  package static func plan(
    _ path: String, as typeName: String, into content: String, options: Options, jobs: Int
  ) async -> ImportPlan {
    var plan = ImportPlan()
    let (site, errors) = await ImportSite.read(content, jobs: jobs)
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
          help: "write the names of the columns in the first row"))
      return plan
    }
    let mapping = ColumnMapping(header, type: site.outline.types[position], options: options, path: path)
    plan.diagnostics += mapping.diagnostics
    guard !mapping.diagnostics.hasErrors else { return plan }
    let folder = site.outline.types[position].folder
    switch ImportedValues.read(in: folder.isEmpty ? site.outline.content : site.outline.content + "/" + folder) {
    case .failure(let failure): plan.diagnostics.append(failure.diagnostic)
    case .success(let imported):
      var rows = RowImporter(
        site: site, type: position, path: path, mapping: mapping, options: options, imported: imported)
      var advice = DateOrderAdvice(order: options.dates, columns: mapping.columns, path: path)
      while let cells = reader.nextRow() {
        advice.note(cells)
        rows.add(cells, to: &plan)
      }
      // With an error, it is not known which documents have no row.
      if !(rows.diagnostics + reader.diagnostics).hasErrors { rows.finish(&plan) }
      plan.diagnostics += rows.diagnostics.map(advice.completing) + reader.diagnostics
    }
    return plan
  }
}
