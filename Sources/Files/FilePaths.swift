import Glibc

/// What paths lead to.
package enum FilePaths {
  /// The absolute path of what `path` leads to, links followed as far as there is something.
  package static func resolved(_ path: String) -> String {
    if let real = realpath(path.isEmpty ? "." : path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return join(resolved("."), trimmed) }
    let parent = String(trimmed[..<slash])
    return join(resolved(parent.isEmpty ? "/" : parent), String(trimmed[trimmed.index(after: slash)...]))
  }

  /// Whether `inner` is `outer` or lies in it; both as ``resolved(_:)`` gives them.
  package static func isInside(_ inner: String, _ outer: String) -> Bool {
    inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }
}
