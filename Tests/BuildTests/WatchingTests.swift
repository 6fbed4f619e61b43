import Files
import TestSites
import Testing

/// Snapshots replace notifications for folders that the system cannot watch, such as network folders.
struct WatchingTests {
  @Test("A snapshot lists the files changed, added, and removed since another snapshot")
  func snapshot() throws {
    let site = try TestSite(["a.md": "one", "b/c.md": "two"])
    let folder = site.path("content")
    let before = FolderSnapshot([folder])
    #expect(FolderSnapshot([folder]).changes(since: before).isEmpty)
    try site.write("three and more", to: "content/a.md")
    try site.write("four", to: "content/b/d.md")
    try site.remove("content/b/c.md")
    let changes = FolderSnapshot([folder]).changes(since: before)
    #expect(changes.paths == Set(["a.md", "b/c.md", "b/d.md"].map { folder + "/" + $0 }))
  }
}
