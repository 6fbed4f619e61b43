import Files

extension FileChange {
  /// The sizes as text: `20 KB → 21 KB`.
  var sizes: String { [oldSize, newSize].compactMap(\.self).map(FileSize.text).joined(separator: " → ") }
}
