import ArgumentParser

/// A column and the field that it fills, as a command-line argument: `Cell phone=phone`.
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
