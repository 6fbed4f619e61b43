import Files
import Site

extension SiteGraph {
  /// Returns the size of the file at `url` as text; empty if there is no such file.
  func fileSize(at url: String) -> String {
    files.path(of: url).flatMap { FileStatus(contentRoot + "/" + $0) }.map { FileSize.text($0.size) } ?? ""
  }

  /// Returns whether the file at `url` has not changed since before `moment`; see ``FileStamp/isSettled(before:)``.
  func isSettled(fileAt url: String, before moment: Int) -> Bool {
    guard let path = files.path(of: url) else { return true }
    return FileStamp(contentRoot + "/" + path)?.isSettled(before: moment) ?? false
  }
}
