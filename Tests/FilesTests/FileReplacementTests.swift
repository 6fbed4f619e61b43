import Files
import Foundation
import Testing

/// A folder that is removed with the test.
private final class TestFolder {
  let path = NSTemporaryDirectory() + "broadside-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }
}

@Suite("Files") struct FileReplacementTests {
  @Test("Several files are replaced, and no temporary file is left")
  func replace() throws {
    let folder = try TestFolder()
    try folder.write("old", to: "a.md")
    try FileReplacement.write([
      .init(path: folder.path + "/a.md", bytes: Array("new".utf8)),
      .init(path: folder.path + "/sub/b.md", bytes: Array("b".utf8), isNew: true),
    ])
    #expect(folder.text("a.md") == "new")
    #expect(folder.text("sub/b.md") == "b")
    #expect(folder.names == ["a.md", "sub"])
  }

  @Test("If one file cannot be written, none is")
  func allOrNothing() throws {
    let folder = try TestFolder()
    try folder.write("old", to: "a.md")
    try folder.write("there", to: "b.md")
    #expect(throws: FileError.self) {
      try FileReplacement.write([
        .init(path: folder.path + "/a.md", bytes: Array("new".utf8)),
        .init(path: folder.path + "/b.md", bytes: [], isNew: true),
      ])
    }
    #expect(folder.text("a.md") == "old")
    #expect(folder.text("b.md") == "there")
    #expect(folder.names == ["a.md", "b.md"])
  }

  @Test("A symbolic link stays a link, and its target is replaced")
  func link() throws {
    let folder = try TestFolder()
    try folder.write("old", to: "target.md")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.md", withDestinationPath: "target.md")
    try FileReplacement.write([.init(path: folder.path + "/link.md", bytes: Array("new".utf8))])
    #expect(folder.text("target.md") == "new")
    #expect(FileStatus(unfollowed: folder.path + "/link.md")?.isLink == true)
  }

  @Test("A listing is sorted by bytes and includes what symbolic links point to")
  func listing() throws {
    let folder = try TestFolder()
    for name in ["b.md", "a.md", "é.md", "B.md"] { try folder.write("", to: name) }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/z.md", withDestinationPath: "a.md")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/y.md", withDestinationPath: "missing.md")
    let entries = try FolderListing(folder.path).entries
    #expect(entries.map(\.name) == ["B.md", "a.md", "b.md", "y.md", "z.md", "é.md"])
    #expect(entries.first { $0.name == "z.md" }.map { ($0.kind == .file, $0.isLink) } ?? (false, false) == (true, true))
    #expect(entries.first { $0.name == "y.md" }?.kind == .other)
  }

  @Test("Only one holder at a time can have a lock")
  func lock() throws {
    let folder = try TestFolder()
    do {
      let lock = try FileLock(folder.path + "/lock")
      #expect(throws: FileError.self) { try FileLock(folder.path + "/lock") }
      withExtendedLifetime(lock) {}
    }
    #expect(throws: Never.self) { try FileLock(folder.path + "/lock") }
  }
}
