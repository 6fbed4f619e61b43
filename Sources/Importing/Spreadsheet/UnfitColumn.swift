/// Why a column fills no field.
enum UnfitColumn: Error {
  /// None is called so; `owner` has the fields, and `meant` are the columns that its name comes near to.
  case unknown(String, owner: String, meant: [String])
  /// It is a record, or holds some, and each of its fields takes a column.
  case record(String, columns: [String])

  var message: String {
    switch self {
    case .unknown(let name, let owner, _): "\(owner) has no field \"\(name)\""
    case .record(let name, _): "\"\(name)\" has fields of its own"
    }
  }

  /// What to do with the column called `column`.
  func help(for column: String) -> String {
    let leaveOut = "leave the column out with --map \"\(column)=-\""
    switch self {
    case .unknown(_, _, let meant):
      let question = meant.isEmpty ? "" : "did you mean \(meant.map { "\"\($0)\"" }.joined(separator: " or "))? "
      return question + "name the field with --map \"\(column)=field\", or " + leaveOut
    case .record(_, let columns):
      return "give each a column (\(columns.joined(separator: ", "))), or " + leaveOut
    }
  }
}
