import Content
import Files
import Testing

@Suite("Files that an earlier build checked")
struct CheckedFilesTests {
  private static let second = 1_000_000_000

  private static func file(_ path: String, size: Int = 1, modified: Int) -> StampedFile {
    StampedFile(path: path, stamp: FileStamp(size: size, inode: 1, modified: modified, changed: modified))
  }

  @Test("Files with another stamp, new files, and files that changed when the build began are checked again")
  func unchecked() {
    let started = 100 * Self.second
    let checked = CheckedFiles(
      [
        Self.file("same.jpg", modified: 10), Self.file("edited.jpg", modified: 10),
        Self.file("recent.jpg", modified: started - 1),
      ], started: started)
    let found = checked.unchecked([
      Self.file("same.jpg", modified: 10), Self.file("edited.jpg", size: 2, modified: 10),
      Self.file("recent.jpg", modified: started - 1), Self.file("new.jpg", modified: 10),
    ])
    #expect(found.map(\.path) == ["edited.jpg", "recent.jpg", "new.jpg"])
    #expect(CheckedFiles().unchecked(found).count == 3)
  }
}
