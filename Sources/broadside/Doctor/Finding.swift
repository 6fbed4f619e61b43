/// The state of one program or file that `broadside doctor` examined.
struct Finding: Encodable {
  enum Status: String, Encodable {
    case present
    case missing
    /// It prevents a build.
    case broken
  }

  let name: String
  let status: Status
  /// Its location and version, or the consequence of its absence.
  let detail: String
  /// The lines that say what to do: a command that installs it, or advice. Empty if it is present.
  var fix: [String] = []
}
