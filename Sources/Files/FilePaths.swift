import Glibc

/// Resolves and compares paths.
package enum FilePaths {
  /// Returns the absolute path with symbolic links resolved, for as much of the path as exists.
  package static func resolved(_ path: String) -> String {
    if let real = realpath(path.isEmpty ? "." : path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let trimmed = path.withoutTrailingSlash
    guard let slash = trimmed.lastIndex(of: "/") else { return join(resolved("."), trimmed) }
    let parent = String(trimmed[..<slash])
    return join(resolved(parent.isEmpty ? "/" : parent), String(trimmed[trimmed.index(after: slash)...]))
  }

  /// Returns the absolute path of the program `name` in the first folder of `PATH` that has it; `nil` if none does.
  package static func program(named name: String) -> String? {
    guard let folders = getenv("PATH").map({ String(cString: $0) }) else { return nil }
    let paths = folders.split(separator: ":").lazy.map { $0 + "/" + name }
    return paths.first { access($0, X_OK) == 0 && FileStatus($0)?.kind == .file }.map {
      join(resolved(parent($0)), name)
    }
  }

  private static func parent(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  /// Returns the error that prevents adding or removing files in the folder at `path`; `nil` if there is none.
  package static func refusal(toChange path: String) -> FileError? {
    access(path, W_OK | X_OK) == 0 ? nil : FileError("write to", path)
  }

  /// Returns whether `inner` is `outer` or inside it. Both must be resolved with ``resolved(_:)``.
  package static func isInside(_ inner: String, _ outer: String) -> Bool {
    inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }
}
