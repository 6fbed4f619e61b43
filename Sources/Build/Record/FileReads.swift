import Synchronization

/// The dependencies of one output file.
struct FileReads: Sendable {
  /// The rows of the site's tables, in ascending order.
  var rows: [UInt32] = []
  /// The numbers of named dependencies, in ascending order.
  var named: [UInt32] = []

  var count: Int { rows.count + named.count }
}
