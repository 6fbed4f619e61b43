import Content
import Diagnostics
import Site
import Values

/// The fields that identify records, for each list of records: derived from the type, or chosen with `--match`.
struct RecordIdentities {
  private var chosen: [[Column.Step]: [String]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the `choices`, which have the form `offices=title,body`.
  init(_ choices: [(list: String, fields: String)], type: ContentType) {
    for choice in choices {
      let names = choice.fields.split(separator: ",").map { String($0).trimmingBlanks() }
      do throws(ColumnError) {
        for name in names {
          let (path, _) = try Column.field("\(choice.list).\(name)", of: type)
          guard let item = path.lastIndex(where: { if case .item = $0 { true } else { false } }),
            path.count == item + 2, case .field(let key) = path[item + 1]
          else { throw .notRecords(choice.list) }
          chosen[Self.list(Array(path[..<item])), default: []].append(key)
        }
      } catch {
        diagnostics.append(
          Diagnostic(
            .error, "--match \(choice.list)=\(choice.fields): \(error.message)",
            help: "write a list of records and its fields, as in --match offices=title,body"))
      }
    }
  }

  /// Returns the fields that identify the records of the list at `path`, which have `fields`.
  subscript(path: [Column.Step], fields: [Field]) -> RecordIdentity {
    chosen[Self.list(path)].map { RecordIdentity(fields, keys: $0) } ?? RecordIdentity(fields)
  }

  /// Returns a path without the positions of the row's records.
  private static func list(_ path: [Column.Step]) -> [Column.Step] {
    path.filter { if case .item = $0 { false } else { true } }
  }
}
