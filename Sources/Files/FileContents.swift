import Glibc

/// Reads, writes and removes whole files. Uses system calls directly, because a site has thousands of small files.
package enum FileContents {
  /// Returns the bytes of the file at `path`. Throws ``FileError``, also if a symbolic link makes the path lead out of
  /// `folder`.
  package static func read(_ path: String, inside folder: ResolvedFolder? = nil) throws(FileError) -> [UInt8] {
    try readStamped(path, inside: folder).bytes
  }

  /// Returns the bytes of the file at `path`, and its stamp from before they were read. Throws ``FileError``, also if a
  /// symbolic link makes the path lead out of `folder`.
  package static func readStamped(
    _ path: String, limit: Int = .max, inside folder: ResolvedFolder? = nil
  ) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp) {
    // Nonblocking, because opening a pipe without a writer would block forever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    if let folder, !folder.contains(openFile: descriptor, at: path) {
      throw FileError("read", path, because: "a symbolic link points outside the folder \(folder.path)")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError("read", path, code: EISDIR)
    default: throw FileError("read", path, because: "it is a pipe or a device, not a file")
    }
    let size = min(Int(status.st_size), limit)
    // An array without capacity shares its storage with all empty arrays, and its initializer writes to that storage, which
    // the thread sanitizer reports as a data race.
    guard size > 0 else { return ([], FileStamp(status)) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
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

  /// Returns the text of the file at `path`, for quotation; `nil` if there is none, or if the path is a symbolic link,
  /// whose target may be private.
  package static func textToShow(_ path: String) -> String? {
    guard FileStatus(unfollowed: path)?.kind == .file else { return nil }
    // An image has no lines to show.
    return (try? read(path)).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Returns the first `count` bytes of the file at `path`, or all of them if there are fewer. Throws ``FileError``.
  package static func read(_ path: String, first count: Int) throws(FileError) -> [UInt8] {
    try readStamped(path, limit: count).bytes
  }

  /// Writes `bytes` to the file at `path`, which is created or truncated. Throws ``FileError``.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) { try write([bytes], to: path) }

  /// Writes several runs of bytes in sequence to the file at `path`, which is created or truncated. Throws
  /// ``FileError``.
  package static func write(_ runs: [[UInt8]], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("write", path) }
    try finish(descriptor, with: runs, at: path)
  }

  /// Writes `runs` to an open file, and closes it.
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

  /// Writes `bytes` to a new file at `path`. Returns false if something already exists there, and leaves it unchanged.
  /// Throws ``FileError``, and then leaves no file behind.
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

  /// Returns whether the file at `path` holds exactly `bytes`; false if it cannot be read or is a symbolic link.
  package static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    guard let status = FileStatus(unfollowed: path), status.kind == .file, status.size == bytes.count else {
      return false
    }
    return (try? read(path)) == bytes
  }

  /// Creates a symbolic link at `path`. Throws ``FileError``.
  package static func link(_ path: String, to target: String) throws(FileError) {
    guard symlink(target, path) == 0 else { throw FileError("link", path) }
  }

  /// Moves the file or folder at `source` to `target`, which it replaces, in one step. Throws ``FileError``.
  package static func move(_ source: String, to target: String) throws(FileError) {
    guard rename(source, target) == 0 else { throw FileError("write", target) }
  }

  /// Removes a file. A file that does not exist is not an error. Throws ``FileError``.
  package static func remove(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }
}
