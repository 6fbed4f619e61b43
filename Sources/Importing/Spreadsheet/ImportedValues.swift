import Content
import Diagnostics
import Files
import FoundationEssentials
import Values

/// The file `_imported.json` in the folder of a type: fingerprints of the values that its documents had after the last
/// import.
///
/// A value with another fingerprint was edited since then. The file is next to the documents, so that it is committed
/// with them; names that begin with `_` are never published. It contains no values, because a field can be private.
struct ImportedValues {
  static let fileName = "_imported.json"
  /// The fingerprints of a document, by the name of a field.
  typealias Fingerprints = [String: String]

  let path: String
  private let before: [UInt8]?
  private var documents: [String: Fingerprints]

  private struct Contents: Codable {
    var about =
      "Fingerprints of the values from the last import, for detecting later edits. Commit this file; it is not published."
    var documents: [String: Fingerprints]
  }

  /// Reads the file in `folder`. A file that cannot be read is an error, because edits would be lost without it.
  static func read(in folder: String) -> Result<ImportedValues, Unreadable> {
    let path = folder + "/" + fileName
    guard FileStatus(unfollowed: path) != nil else {
      return .success(ImportedValues(path: path, before: nil, documents: [:]))
    }
    guard let bytes = try? FileContents.read(path),
      let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes))
    else { return .failure(Unreadable(path: path)) }
    return .success(ImportedValues(path: path, before: bytes, documents: contents.documents))
  }

  /// The error that the file is damaged.
  struct Unreadable: Error {
    let path: String

    var diagnostic: Diagnostic {
      Diagnostic(
        .error, "this file cannot be read", at: SourceLocation(path: path),
        help: "restore it from Git, or, if no document has been edited since the last import, delete it")
    }
  }

  /// Returns the fingerprints for the document with one of `names`: its current name, or one that it had before.
  func fingerprints(of names: [String]) -> Fingerprints? { names.lazy.compactMap { documents[$0] }.first }

  /// Returns the names of documents that are not in `existing`, because they were deleted or renamed.
  func names(notIn existing: Set<String>) -> [String] { documents.keys.filter { !existing.contains($0) }.sorted() }

  /// Sets the fingerprints for the document `names[0]`, and removes those under its earlier names.
  mutating func set(_ fingerprints: Fingerprints, for names: [String]) {
    for name in names.dropFirst() { documents[name] = nil }
    if let name = names.first { documents[name] = fingerprints.isEmpty ? nil : fingerprints }
  }

  /// The change of the file; `nil` if there is none.
  var change: ImportPlan.Change? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard !documents.isEmpty || before != nil, let data = try? encoder.encode(Contents(documents: documents)) else {
      return nil
    }
    let after = Array(data) + [10]
    return after == before ? nil : ImportPlan.Change(path: path, before: before, after: after, isDocument: false)
  }

  /// Returns the fingerprint of a value as text; `nil` stands for a missing value.
  static func fingerprint(_ text: String?) -> String {
    guard let text else { return "none" }
    let digits = String(Fingerprint(text).value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
