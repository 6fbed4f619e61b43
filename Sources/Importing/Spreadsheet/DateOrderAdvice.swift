import Content
import Diagnostics

/// Advice for cells with dates such as `1/31/2014`, which an option of the import can read.
struct DateOrderAdvice {
  private let order: SpreadsheetImport.DateOrder
  private let path: String
  private var orders: [SourceLocation: [SpreadsheetImport.DateOrder]] = [:]

  init(order: SpreadsheetImport.DateOrder, path: String) {
    self.order = order
    self.path = path
  }

  /// Notes the cells of a row that another order of year, month, and day could read.
  mutating func note(_ cells: [CSVReader.Cell]) {
    for cell in cells where cell.text.count <= 10 && cell.text.first?.isNumber == true {
      let readable = SpreadsheetImport.DateOrder.allCases.filter { $0 != order && $0.read(cell.text) != nil }
      if !readable.isEmpty { orders[cell.place.location(in: path)] = readable }
    }
  }

  /// Returns a finding about the value of a cell with the option that helps for all of its column.
  func completing(_ finding: Diagnostic) -> Diagnostic {
    guard finding.rule == .invalidValue, let orders = finding.location.flatMap({ orders[$0] }) else { return finding }
    var finding = finding
    finding.help =
      "for dates like this, add "
      + orders.map { "--dates \($0.rawValue)\($0 == .dayFirst ? " (the day first)" : " (the month first)")" }
      .joined(separator: " or ")
    return finding
  }
}
