import Files
import Site

extension SiteGraph {
  /// Returns the size in bytes of the file at `url`, or `nil` if there is no such file. Throws ``FileError``.
  package func fileSize(at url: String) throws(FileError) -> Int? {
    guard let path = files.path(of: url) else { return nil }
    return try FileStatus.read(contentRoot + "/" + path)?.size
  }

  /// Returns the size of the file at `url`, which becomes a dependency of the file that is being rendered.
  func fileSize(at url: String, noting reads: ReadCollector) -> Int? {
    reads.note(.fileSize(url))
    do { return try fileSize(at: url) } catch {
      reads.note(error)
      return nil
    }
  }

  /// Returns whether the file at `url` has not changed since before `moment`; see ``FileStamp/isSettled(before:)``.
  package func isSettled(fileAt url: String, before moment: Int) -> Bool {
    guard let path = files.path(of: url) else { return true }
    return FileStamp(contentRoot + "/" + path)?.isSettled(before: moment) ?? false
  }
}
