import Diagnostics
import Files
import FoundationEssentials
import YAML

/// The files of a new site: types, sample documents, and a theme. They are in `Starter/` and are embedded in the
/// program.
package struct Starter {
  /// The site's title and base URL; `nil` to keep those of the sample site.
  private let title: String?
  private let baseURL: String?

  package init(title: String?, baseURL: String?) {
    self.title = title
    self.baseURL = baseURL
  }

  /// The paths and contents of the files.
  package var files: [(path: String, bytes: [UInt8])] {
    StarterFiles.all.map { path, base64 in
      let bytes = Data(base64Encoded: base64).map { [UInt8]($0) } ?? []
      return (path, path == "content/site.yml" ? personalized(bytes) : bytes)
    }
  }

  /// The result of writing the files.
  package struct Outcome: Sendable {
    /// The number of files that were written.
    package let count: Int
    /// The existing files that were kept.
    package let kept: [Kept]
  }

  /// An existing file that was kept instead of the site's own.
  package struct Kept: Sendable {
    package let path: String
    /// The lines that the site needs but the file does not contain.
    package let missing: [String]
  }

  /// Files that a new repository usually contains. Existing ones are kept.
  private static let keepable: Set = ["README.md", ".gitignore"]

  /// Writes the files to `folder`, and creates it if needed. An existing `README.md` or `.gitignore` is kept. Throws
  /// ``Refusal``, and writes nothing, if anything else that the site needs already exists.
  package func write(to folder: String) throws(Refusal) -> Outcome {
    let all = self.files
    try Self.checkIsFolder(folder)
    let needed = Set(all.map { String($0.path.prefix { $0 != "/" }) } + [".broadside"])
    // Each name is looked up in the file system, because it may be case-insensitive.
    let present = needed.filter { FileStatus(unfollowed: folder + "/" + $0) != nil }
    let collisions = present.subtracting(Self.keepable).sorted()
    if !collisions.isEmpty {
      throw Refusal(
        diagnostic: Diagnostic(
          .error, "\(folder) already contains \(collisions.joined(separator: ", "))",
          help: "choose another folder, or move these files out of it"))
    }
    let files = all.filter { !present.contains($0.path) }
    let kept = all.filter { present.contains($0.path) }.map { Self.kept($0.path, of: folder, instead: $0.bytes) }
    try write(files, to: folder)
    return Outcome(count: files.count, kept: kept)
  }

  private static func kept(_ path: String, of folder: String, instead bytes: [UInt8]) -> Kept {
    guard path == ".gitignore" else { return Kept(path: path, missing: []) }
    func lines(_ bytes: [UInt8]) -> [String] {
      String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { String($0) }
    }
    let there = Set(lines((try? FileContents.read(folder + "/" + path)) ?? []))
    return Kept(path: path, missing: lines(bytes).filter { !there.contains($0) })
  }

  private func write(_ files: [(path: String, bytes: [UInt8])], to folder: String) throws(Refusal) {
    var made: [String] = []
    do throws(FileError) {
      for file in files {
        let path = folder + "/" + file.path
        try Folders.make(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
        guard try FileContents.create(file.bytes, at: path) else {
          throw FileError("write", path, because: "it already exists")
        }
        made.append(file.path)
      }
    } catch {
      // Removes only the files that were created here, because other programs may be writing to the folder.
      for path in made { try? FileContents.remove(folder + "/" + path) }
      let folders = Set(files.flatMap { Self.folders(above: $0.path) })
      for path in folders.sorted(by: >) { Folders.removeIfEmpty(folder + "/" + path) }
      throw Refusal(diagnostic: Diagnostic(.error, error.description))
    }
  }

  /// Returns the parent folders of a path.
  private static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  /// The reason that the site cannot be created.
  package struct Refusal: Error {
    package let diagnostic: Diagnostic
  }

  /// Throws ``Refusal`` if `folder` exists but is not a folder.
  private static func checkIsFolder(_ folder: String) throws(Refusal) {
    guard let status = FileStatus(folder) ?? FileStatus(unfollowed: folder), status.kind != .folder else { return }
    throw Refusal(diagnostic: Diagnostic(.error, "\(folder) is not a folder", help: "choose a new or empty folder"))
  }

  /// Returns the settings with the given title and base URL.
  private func personalized(_ bytes: [UInt8]) -> [UInt8] {
    let values = [("title: ", title), ("base-url: ", baseURL)]
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let changed = lines.map { line in
      for case (let key, let value?) in values where line.hasPrefix(key) { return key + ScalarText.of(value) }
      return String(line)
    }
    return Array(changed.joined(separator: "\n").utf8)
  }
}
