import Files
import Site

/// Sizes of files as readers are told of them.
enum FileSize {
  /// `bytes` in the largest unit of which there is one: `820 bytes`, `48 KB`, `1.2 MB`, with a thousand to each.
  static func text(_ bytes: Int) -> String {
    if bytes < 1_000 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    let kilobytes = (bytes + 500) / 1_000
    if kilobytes < 1_000 { return "\(kilobytes) KB" }
    let tenths = (bytes + 50_000) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}

extension SiteGraph {
  /// How large the file at `url` is, in words; empty where there is none.
  func fileSize(at url: String) -> String {
    files.path(of: url).flatMap { FileStatus(contentRoot + "/" + $0) }.map { FileSize.text($0.size) } ?? ""
  }

  /// Whether the file at `url` is the one that it was before `moment`; see ``FileStamp/isSettled(before:)``.
  func isSettled(fileAt url: String, before moment: Int) -> Bool {
    guard let path = files.path(of: url) else { return true }
    return FileStamp(contentRoot + "/" + path)?.isSettled(before: moment) ?? false
  }
}
