import Content
import Files
import TimeZones
import Values

/// Reads the bytes as a `_type.yml` file.
struct TypeFuzzer: Fuzzer {
  private let site = ScratchSite(files: ["content/things/_type.yml": "", "content/things/a.md": "---\ntitle: A\n---\n"])

  func run(_ bytes: [UInt8]) {
    site.write(bytes, to: "content/things/_type.yml")
    let tree = ContentTree(scanning: site.path + "/content")
    var vocabulary = Vocabulary()
    let (types, _, findings) = ContentTypes.read(tree, vocabulary: &vocabulary)
    for finding in findings { precondition(!finding.message.isEmpty && (finding.location?.line ?? 0) > 0) }
    let files = PublishedFiles(tree, types: types, basePath: "")
    _ = Documents.rereading(["things/a.md"], in: tree, types: types, files: files, timeZone: .utc)
  }
}
