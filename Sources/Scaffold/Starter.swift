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

  /// Writes them to `folder`, which is made where there is none, and gives their number. Throws ``Refusal`` where there is something in it;
  /// what Git keeps there does not count.
  package func write(to folder: String) throws(Refusal) -> Int {
    if let obstacle = Self.obstacle(in: folder) { throw obstacle }
    let files = self.files
    do throws(FileError) {
      for file in files {
        let path = folder + "/" + file.path
        try Folders.make(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
        guard try FileContents.create(file.bytes, at: path) else {
          throw FileError("write", path, because: "there is something already")
        }
      }
    } catch {
      // There was nothing before, so all that lies under these names was made here.
      for name in Set(files.map { $0.path.prefix { $0 != "/" } }) { try? Folders.removeAll(folder + "/" + name) }
      throw Refusal(diagnostic: Diagnostic(.error, error.description))
    }
    return files.count
  }

  /// Why no site can be made.
  package struct Refusal: Error {
    package let diagnostic: Diagnostic
  }

  private static func obstacle(in folder: String) -> Refusal? {
    guard let status = FileStatus(folder) ?? FileStatus(unfollowed: folder) else { return nil }
    guard status.kind == .folder else {
      return Refusal(
        diagnostic: Diagnostic(.error, "\(folder) is no folder", help: "name a folder, new or empty"))
    }
    do throws(FileError) {
      let names = try FolderListing(folder).entries.map(\.name).filter { $0 != ".git" }
      guard !names.isEmpty else { return nil }
      let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
      return Refusal(
        diagnostic: Diagnostic(
          .error, "\(folder) is not empty: it holds \(shown)", help: "name a folder that is new or empty"))
    } catch { return Refusal(diagnostic: Diagnostic(.error, error.description)) }
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
