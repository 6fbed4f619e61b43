import Diagnostics
import Files
import FoundationEssentials
import YAML

/// A small complete site to begin with: types, sample documents, a theme. Its files lie in `Starter/`, and the program holds them.
package struct Starter {
  /// The site's title and address; the samples' own where they are `nil`.
  private let title: String?
  private let baseURL: String?

  package init(title: String?, baseURL: String?) {
    self.title = title
    self.baseURL = baseURL
  }

  /// The paths of its files in the site, and what is in them.
  package var files: [(path: String, bytes: [UInt8])] {
    StarterFiles.all.map { path, base64 in
      let bytes = Data(base64Encoded: base64).map { [UInt8]($0) } ?? []
      return (path, path == "content/site.yml" ? personalized(bytes) : bytes)
    }
  }

  /// What was made of a folder.
  package struct Outcome: Sendable {
    /// How many files were written.
    package let count: Int
    /// Those that were there already and stay as they are.
    package let kept: [Kept]
  }

  /// A file of whoever owns the folder, in the place of one of the site's.
  package struct Kept: Sendable {
    package let path: String
    /// The lines that the site needs in it and that it does not have.
    package let missing: [String]
  }

  /// What a repository has from its first day. Where it is there already it is kept.
  private static let keepable: Set = ["README.md", ".gitignore"]

  /// Writes them to `folder`, which is made where there is none. Throws ``Refusal``, and writes nothing, where something in it has a name that the
  /// site needs; a README and a list of what Git ignores are kept.
  package func write(to folder: String) throws(Refusal) -> Outcome {
    let all = self.files
    try Self.checkIsFolder(folder)
    let needed = Set(all.map { String($0.path.prefix { $0 != "/" }) } + [".broadside"])
    // Each is asked for by its name: there are disks for which readme.md is README.md.
    let present = needed.filter { FileStatus(unfollowed: folder + "/" + $0) != nil }
    let collisions = present.subtracting(Self.keepable).sorted()
    if !collisions.isEmpty {
      throw Refusal(
        diagnostic: Diagnostic(
          .error, "\(folder) has \(collisions.joined(separator: ", ")) already",
          help: "a new site makes its own: name another folder, or move what is there away"))
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
          throw FileError("write", path, because: "there is something already")
        }
        made.append(file.path)
      }
    } catch {
      // Only what was made here goes: somebody else may be at work in the folder.
      for path in made { try? FileContents.remove(folder + "/" + path) }
      let folders = Set(files.flatMap { Self.folders(above: $0.path) })
      for path in folders.sorted(by: >) { Folders.removeIfEmpty(folder + "/" + path) }
      throw Refusal(diagnostic: Diagnostic(.error, error.description))
    }
  }

  /// The folders that a path lies in.
  private static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  /// Why no site can be made.
  package struct Refusal: Error {
    package let diagnostic: Diagnostic
  }

  /// Throws ``Refusal`` where there is something else than a folder.
  private static func checkIsFolder(_ folder: String) throws(Refusal) {
    guard let status = FileStatus(folder) ?? FileStatus(unfollowed: folder), status.kind != .folder else { return }
    throw Refusal(diagnostic: Diagnostic(.error, "\(folder) is no folder", help: "name a folder, new or empty"))
  }

  /// The settings with the title and the address that were asked for.
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
