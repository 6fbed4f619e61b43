/// Formats file sizes for readers.
package enum FileSize {
  /// Returns `bytes` in the largest unit that gives at least 1, in powers of 1,000: `820 bytes`, `48 KB`, `1.2 MB`.
  package static func text(_ bytes: Int) -> String {
    if bytes < 1_000 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    let kilobytes = (bytes + 500) / 1_000
    if kilobytes < 1_000 { return "\(kilobytes) KB" }
    let tenths = (bytes + 50_000) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
