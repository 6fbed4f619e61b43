import ArgumentParser
import Rendering

/// The value of `--search`: when a build generates a search index.
enum SearchChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, on, off

  /// The build option for this choice, with the path of Pagefind if it is installed.
  var search: LoadingOptions.Search {
    self == .off ? .off : Pagefind.path.map { .with(program: $0) } ?? .missing
  }
}
