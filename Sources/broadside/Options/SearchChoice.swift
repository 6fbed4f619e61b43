import ArgumentParser
import Build
import Files

/// The value of `--search`: when a build generates a search index.
enum SearchChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, on, off

  static let program = "pagefind"

  /// The build option for this choice, with the program if it is installed: on the PATH, or where `make site` installs
  /// it.
  var search: BuildOptions.Search {
    if self == .off { return .off }
    let local = ".venv/bin/" + Self.program
    let program = FilePaths.program(named: Self.program) ?? (FileStatus(local) == nil ? nil : FilePaths.resolved(local))
    return program.map { .with(program: $0) } ?? .missing
  }
}
