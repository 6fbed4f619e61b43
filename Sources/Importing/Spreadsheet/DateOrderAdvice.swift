import Content
import Diagnostics

/// Advice for columns with dates such as `1/31/2014`, which an option of the import can read.
struct DateOrderAdvice {
  private typealias Order = SpreadsheetImport.DateOrder

  private let order: SpreadsheetImport.DateOrder
  private let path: String
  private let columns: [Column?]
  /// The column of each cell with such a date.
  private var cells: [SourceLocation: Int] = [:]
  /// The orders that read all of these dates in a column.
  private var orders: [Int: [Order]] = [:]

  init(order: SpreadsheetImport.DateOrder, columns: [Column?], path: String) {
    self.order = order
    self.columns = columns
    self.path = path
  }

  /// Notes the cells of a row that another order of year, month, and day could read.
  mutating func note(_ row: [CSVReader.Cell]) {
    for (position, (cell, column)) in zip(row, columns).enumerated() {
      guard let column, column.type.innermost.isDate, cell.text.first?.isNumber == true else { continue }
      for text in CellReader.items(of: cell.text, column.type) {
        let readable = Order.allCases.filter { $0 != order && $0.read(text) != nil }
        if readable.isEmpty { continue }
        cells[cell.place.location(in: path)] = position
        orders[position] = (orders[position] ?? readable).filter(readable.contains)
      }
    }
  }

  /// Returns the finding about the value of a cell with the option that helps for its whole column.
  func completing(_ finding: Diagnostic) -> Diagnostic {
    guard finding.rule == .invalidValue, let column = finding.location.flatMap({ cells[$0] }),
      let orders = orders[column]
    else { return finding }
    var finding = finding
    let options = orders.map { "--dates \($0.rawValue)\($0 == .dayFirst ? " (day first)" : " (month first)")" }
    finding.help =
      options.isEmpty
      ? "this column has some dates with the day first and others with the month first; write all of them in the form 2014-01-31"
      : "for dates like this, add " + options.joined(separator: " or ")
    return finding
  }
}
