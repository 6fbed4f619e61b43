import Files
import Site

extension SiteGraph {
  /// Returns the size in bytes of the file at `url`, or `nil` if there is no such file.
  package func fileSize(at url: String) -> Int? {
    files.path(of: url).flatMap { FileStatus(contentRoot + "/" + $0) }.map(\.size)
  }

  /// Returns whether the file at `url` has not changed since before `moment`; see ``FileStamp/isSettled(before:)``.
  package func isSettled(fileAt url: String, before moment: Int) -> Bool {
    guard let path = files.path(of: url) else { return true }
    return FileStamp(contentRoot + "/" + path)?.isSettled(before: moment) ?? false
  }
}
