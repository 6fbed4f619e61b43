/// The dependencies of one output file.
package struct FileReads: Sendable {
  /// The rows of the site's tables, in ascending order.
  package var rows: [UInt32] = []
  /// The numbers of named dependencies, in ascending order.
  package var named: [UInt32] = []

  package init(rows: [UInt32] = [], named: [UInt32] = []) {
    self.rows = rows
    self.named = named
  }

  package var count: Int { rows.count + named.count }
}
