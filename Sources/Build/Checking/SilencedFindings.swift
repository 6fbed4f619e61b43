import Diagnostics
import Files

extension [Diagnostic] {
  /// Without those that comments in their own files silence. Only files with a warning or note are read.
  func withoutSilenced(contentRoot: String) -> [Diagnostic] {
    let paths = Set(filter { $0.severity != .error }.compactMap(\.location?.path))
    let silences = paths.flatMap { path in
      (try? FileContents.read(path)).map { SilenceReader.silences(in: $0, path: path) } ?? []
    }
    return silences.silencing(self, contentRoot: contentRoot).left
  }
}
