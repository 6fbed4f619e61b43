import Content
import Files
import TimeZones
import Values

/// Reads the bytes as a document whose type has fields of every kind.
struct FrontMatterFuzzer: Fuzzer {
  private let site = ScratchSite(files: [
    "content/things/_type.yml": everyField, "content/things/a.md": "", "content/photo.jpg": "GIF89a",
  ])
  private let tree: ContentTree
  private let types: ContentTypes
  private let files: PublishedFiles

  init() {
    tree = ContentTree(scanning: site.path + "/content")
    var vocabulary = Vocabulary()
    types = ContentTypes.read(tree, vocabulary: &vocabulary).0
    files = PublishedFiles(tree, types: types, basePath: "")
    precondition(types.all.contains { $0.name == "thing" })
  }

  func run(_ bytes: [UInt8]) {
    site.write(bytes, to: "content/things/a.md")
    for source in Documents.rereading(["things/a.md"], in: tree, types: types, files: files, timeZone: .utc) {
      for finding in source.diagnostics {
        precondition(
          !finding.message.isEmpty && (finding.location?.line ?? 0) > 0 && (finding.location?.column ?? 0) > 0)
      }
    }
  }

  static let everyField = """
    name: thing
    title: "{name}"
    fields:
      name: { type: text, required: true }
      lead: { type: markdown }
      count: { type: integer }
      share: { type: number }
      open: { type: boolean }
      on: { type: date }
      web: { type: url }
      mail: { type: email }
      shade: { type: color }
      kind: { type: choice, of: [a, b] }
      photo: { type: image }
      paper: { type: file }
      other: { type: reference, to: thing }
      tags: { type: list, of: { type: text } }
      parts: { type: list, of: { type: record, fields: { a: { type: text, required: true }, b: { type: date } } } }
      words: { type: map, of: { type: text } }
      secret: { type: text, private: true }

    """
}
