import Glibc

/// Files that take the place of others, all made before the first is put there.
package enum FileReplacement {
  /// A file to be: its path and its bytes.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Writes `files`, each in one step, so that nobody sees half of one; a link stays, and so do a file's permissions.
  ///
  /// Throws ``FileError`` before any has changed where one of them cannot be written.
  package static func write(_ files: [File]) throws(FileError) {
    var made: [(temporary: String, target: String)] = []
    do {
      for file in files {
        let target = FilePaths.resolved(file.path)
        let (folder, name) = split(target)
        try Folders.make(folder)
        let temporary = folder + "/." + name + ".new"
        made.append((temporary, target))
        try FileContents.write(file.bytes, to: temporary)
        var status = stat()
        if stat(target, &status) == 0 { chmod(temporary, status.st_mode & 0o7777) }
      }
    } catch {
      for (temporary, _) in made { try? FileContents.remove(temporary) }
      throw error
    }
    for (temporary, target) in made { try FileContents.move(temporary, to: target) }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
