import Files

/// Finds Pagefind, the program that creates the search index.
enum Pagefind {
  /// The path of the program; `nil` if it is not installed. The program on the PATH is preferred, then one in `.venv`,
  /// then the one that was installed with Broadside.
  static var path: String? {
    if let program = FilePaths.program(named: name) { return program }
    let places = [".venv/bin/" + name] + inPython(".venv") + ["../lib/broadside/" + name].map(besideProgram)
    return (places + inPython(besideProgram(".."))).first { FileStatus($0)?.kind == .file }.map(FilePaths.resolved)
  }

  private static let name = "pagefind"

  /// Returns a path relative to the folder that contains this program.
  private static func besideProgram(_ path: String) -> String {
    let program = FilePaths.resolved("/proc/self/exe")
    return (program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ".") + "/" + path
  }

  /// Returns the paths that the program has in a Python environment, where the package `pagefind_bin` installs it.
  /// Debian's Python has a folder of another name.
  private static func inPython(_ environment: String) -> [String] {
    let library = environment + "/lib"
    let versions = ((try? FolderListing(library))?.entries ?? []).map(\.name).filter { $0.hasPrefix("python3") }
    return versions.sorted().flatMap { version in
      ["site-packages", "dist-packages"].map { "\(library)/\(version)/\($0)/pagefind_bin/\(name)" }
    }
  }
}
