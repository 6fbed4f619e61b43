import Glibc

/// Reading, writing and removing whole files: the system calls and nothing more, since a site is thousands of small files.
package enum FileContents {
  /// The bytes of the file at `path`. Throws ``FileError``.
  package static func read(_ path: String) throws(FileError) -> [UInt8] { try readStamped(path).bytes }

  /// The bytes of the file at `path`, and the stamp that it had before they were read. Throws ``FileError``.
  package static func readStamped(_ path: String, limit: Int = .max) throws(FileError) -> (
    bytes: [UInt8], stamp: FileStamp
  ) {
    // Without blocking, or nothing would come back from a pipe that nobody writes to.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError("read", path, code: EISDIR)
    default: throw FileError("read", path, because: "it is a pipe or a device, not a file")
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: min(Int(status.st_size), limit)) { buffer, count in
      while count < buffer.count {
        let received = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if received < 0, errno == EINTR { continue }
        if received < 0 { failure = errno }
        if received <= 0 { break }
        count += received
      }
    }
    if failure != 0 { throw FileError("read", path, code: failure) }
    return (bytes, FileStamp(status))
  }

  /// The text of the file at `path`, to quote from; `nil` where there is none, and for a link: what it leads to may be nothing to show.
  package static func textToShow(_ path: String) -> String? {
    guard FileStatus(unfollowed: path)?.kind == .file else { return nil }
    // A picture has no lines to show.
    return (try? read(path)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The first `count` bytes of the file at `path`, or all where there are fewer. Throws ``FileError``.
  package static func read(_ path: String, first count: Int) throws(FileError) -> [UInt8] {
    try readStamped(path, limit: count).bytes
  }

  /// Writes `bytes` to a new or emptied file at `path`. Throws ``FileError``.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) { try write([bytes], to: path) }

  /// Writes some runs of bytes after each other to a new or emptied file at `path`. Throws ``FileError``.
  package static func write(_ runs: [[UInt8]], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    try finish(descriptor, with: runs, at: path)
  }

  /// Writes `runs` to a file that is open for it, and closes it.
  private static func finish(_ descriptor: Int32, with runs: [[UInt8]], at path: String) throws(FileError) {
    var failure: Int32 = 0
    for bytes in runs {
      bytes.withUnsafeBytes { buffer in
        var written = 0
        while written < buffer.count, failure == 0 {
          let sent = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
          if sent >= 0 { written += sent } else if errno != EINTR { failure = errno }
        }
      }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw FileError("write", path, code: failure) }
  }

  /// Writes `bytes` to a new file at `path`; false where there is something already, which stays as it is. Throws ``FileError``, and then
  /// leaves nothing behind.
  package static func create(_ bytes: [UInt8], at path: String) throws(FileError) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0, errno == EEXIST { return false }
    guard descriptor >= 0 else { throw FileError("write", path) }
    do { try finish(descriptor, with: [bytes], at: path) } catch {
      unlink(path)
      throw error
    }
    return true
  }

  /// Whether the file at `path` holds exactly `bytes`; false when it cannot be read, and for a link to such a file.
  package static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    guard let status = FileStatus(unfollowed: path), status.kind == .file, status.size == bytes.count else {
      return false
    }
    return (try? read(path)) == bytes
  }

  /// Makes a symbolic link at `path`. Throws ``FileError``.
  package static func link(_ path: String, to target: String) throws(FileError) {
    guard symlink(target, path) == 0 else { throw FileError("link", path) }
  }

  /// Puts the file or folder at `source` in the place of `target` in one step. Throws ``FileError``.
  package static func move(_ source: String, to target: String) throws(FileError) {
    guard rename(source, target) == 0 else { throw FileError("write", target) }
  }

  /// Removes a file; one that is already gone is no error. Throws ``FileError``.
  package static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }
}

/// Making and removing folders.
package enum Folders {
  /// Makes the folder at `path` and those above it that are missing. Throws ``FileError``.
  package static func make(_ path: String) throws(FileError) {
    if mkdir(path, 0o755) == 0 { return }
    let code = errno
    if code == EEXIST, FileStatus(path)?.kind == .folder { return }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileError("make the folder", path, code: code)
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError("make the folder", path) }
  }

  /// Removes the folder at `path` if it is empty; false when it is not.
  @discardableResult
  package static func removeIfEmpty(_ path: String) -> Bool { rmdir(path) == 0 }

  /// Removes the folder at `path` with all it holds, links as links. Throws ``FileError``.
  package static func removeAll(_ path: String) throws(FileError) {
    if FileStatus(path) == nil || unlink(path) == 0 { return }
    for entry in try FolderListing(path).entries {
      let inner = path + "/" + entry.name
      if unlink(inner) != 0 { try removeAll(inner) }
    }
    guard rmdir(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }
}
