/// The reason that a column does not match a field.
enum ColumnError: Error {
  /// No field has this name. `owner` has the fields, and `meant` lists columns with similar names.
  case unknown(String, owner: String, meant: [String])
  /// The field is not a list of records.
  case notRecords(String)
  /// The field is a record, a list of records, or a map, whose fields each need a column.
  case record(String, columns: [String])

  var message: String {
    switch self {
    case .unknown(let name, let owner, _): "\(owner) has no field \"\(name)\""
    case .notRecords(let name): "\"\(name)\" is not a list of records"
    case .record(let name, _): "\"\(name)\" has its own fields"
    }
  }

  /// Returns the fix for the column named `column`.
  func help(for column: String) -> String {
    let leaveOut = "skip the column with --map \"\(column)=-\""
    switch self {
    case .unknown(_, _, let meant):
      let question = meant.isEmpty ? "" : "did you mean \(meant.map { "\"\($0)\"" }.joined(separator: " or "))? "
      return question + "set the field with --map \"\(column)=field\", or " + leaveOut
    case .notRecords:
      return leaveOut
    case .record(_, let columns):
      return "use a column for each (\(columns.joined(separator: ", "))), or " + leaveOut
    }
  }
}
