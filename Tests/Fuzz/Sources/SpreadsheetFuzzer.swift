import Content
import Diagnostics
import Files
import Importing
import Parallel
import TimeZones
import Values

/// Imports the bytes as a spreadsheet, with each date order, and reads them as the table of a collection. Checks that a
/// document that was imported without an error is read without one.
struct SpreadsheetFuzzer: Fuzzer {
  private let scratch = ImportedSite(
    site: ScratchSite(files: [
      "content/things/_type.yml": FrontMatterFuzzer.everyField, "content/photo.jpg": "GIF89a", "content/paper.pdf": "",
      "content/things/first.md": "---\nname: First # the oldest\nmail: first@example.org\ntags: [a]\n---\n\nText.\n",
      "content/rows/_type.yml": "table: rows.csv\n"
        + FrontMatterFuzzer.everyField.replacing("name: thing", with: "name: row"),
      "content/rows/rows.csv": "",
    ]))

  init() { precondition(!plan(Array("name\nA\n".utf8), .yearFirst).changes.isEmpty) }

  func run(_ bytes: [UInt8]) {
    for dates in SpreadsheetImport.DateOrder.allCases {
      scratch.check {
        plan(bytes, dates)
      } whenWritten: { changes in
        let written = Set(changes.map(\.path))
        let wrong = readAgain().filter { $0.severity == .error && written.contains($0.location?.path ?? "") }
        precondition(wrong.isEmpty, "\(wrong)")
      }
    }
    scratch.site.write(bytes, to: "content/rows/rows.csv")
    for finding in readAgain() { precondition(!finding.message.isEmpty && (finding.location?.line ?? 1) > 0) }
    scratch.site.write([], to: "content/rows/rows.csv")
  }

  /// The import of `bytes`. Uses a body column and a key column unless the date order is year first.
  private func plan(_ bytes: [UInt8], _ dates: SpreadsheetImport.DateOrder) -> ImportPlan {
    scratch.site.write(bytes, to: "sheet.csv")
    var options = SpreadsheetImport.Options(moment: 0)
    options.dates = dates
    if dates != .yearFirst { (options.body, options.key) = ("text", "mail") }
    return waiting { [path = scratch.site.path + "/sheet.csv", content = scratch.content, options] in
      await SpreadsheetImport.plan(path, as: "thing", into: content, options: options, jobs: 1)
    }
  }

  private func readAgain() -> [Diagnostic] {
    let tree = ContentTree(scanning: scratch.content)
    var vocabulary = Vocabulary()
    let types = ContentTypes.read(tree, vocabulary: &vocabulary).0
    let files = PublishedFiles(tree, types: types, basePath: "")
    return waiting {
      await Documents.read(tree, types: types, files: files, timeZone: .utc, parallelism: Parallelism(jobs: 1))
        .sources
        .flatMap(\.diagnostics)
    }
  }
}
