import Content
import Files
import Processes
import Values

/// Builds the search index with Pagefind (https://pagefind.app), from the pages of a build before they are moved into
/// place.
struct SearchIndex: Sendable {
  /// The path of the program.
  let program: String

  /// The folder of the index in the output.
  static let folder = "pagefind"
  /// The time limit for the program, which is stopped after it.
  private static let limit = Duration.seconds(1200)

  /// The reason that there is no index.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Returns the fingerprint of everything that determines the index of `pages`, except for their contents.
  func key(of pages: [OutputFolder.File]) -> UInt64 {
    var fingerprint = Fingerprint(program)
    if let stamp = FileStamp(program) {
      for number in [stamp.size, stamp.modified] { fingerprint.combine(UInt64(number)) }
    }
    for page in pages { fingerprint.combine(page.path) }
    return fingerprint.value
  }

  /// Builds the index of `pages`, stages its files, and returns them. Throws ``FileError`` and ``Failure``.
  func make(of pages: [OutputFolder.File], in output: OutputFolder) async throws -> [OutputFolder.File] {
    guard !pages.isEmpty else { return [] }
    // New and old pages are in two folders. Pagefind reads one folder and follows links to files.
    let scratchFolder = try output.scratchFolder()
    let (site, index) = (scratchFolder + "/site", scratchFolder + "/" + Self.folder)
    for page in pages {
      let link = site + "/" + page.path
      try Folders.make(ContentPath.folder(of: link))
      try FileContents.link(link, to: output.location(of: page))
    }
    try await run(["--site", site, "--output-path", index, "--silent"])
    var files: [OutputFolder.File] = []
    for path in try Self.files(in: index) {
      let target = Self.folder + "/" + path
      let bytes = try FileContents.read(index + "/" + path)
      files.append(OutputFolder.File(path: target, isStaged: try output.stage(bytes, for: target)))
    }
    try Folders.removeAll(scratchFolder)
    return files
  }

  private static func files(in folder: String) throws(FileError) -> [String] {
    var files: [String] = []
    for entry in try FolderListing(folder).entries {
      switch entry.kind {
      case .file: files.append(entry.name)
      case .folder: files += try Self.files(in: folder + "/" + entry.name).map { entry.name + "/" + $0 }
      case .other: break
      }
    }
    return files.sorted()
  }

  private func run(_ arguments: [String]) async throws(Failure) {
    do { _ = try await ExternalProgram(program).run(arguments, limit: Self.limit) } catch {
      switch error {
      case .failed(let said):
        throw Failure(description: "\(program) could not build the search index\(said.map { ": \($0)" } ?? "")")
      case .tookTooLong: throw Failure(description: "\(program) took too long")
      }
    }
  }
}
