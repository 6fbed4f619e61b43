import Files
import Site

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
