import Foundation
import Testing

/// A mistake that an editor could make, and the findings that a check must report: a case of a table in `Mistakes`.
struct Mistake: Sendable, CustomTestStringConvertible {
  let title: String
  /// The lines between the title and the expected findings.
  let source: String
  let findings: String

  /// The files of the case, and `nil` for each file that it removes.
  var files: [String: String?] {
    var files: [String: String?] = [:]
    var path: String?
    for line in source.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix(">> ") {
        path = String(line.dropFirst(3))
        files[String(line.dropFirst(3))] = .some("")
      } else if line.hasPrefix("-- ") {
        path = nil
        files[String(line.dropFirst(3))] = .some(nil)
      } else if let path, let text = files[path] ?? nil {
        files[path] = text + line + "\n"
      }
    }
    return files
  }

  /// The name of the test.
  var testDescription: String { title }

  /// The case as it is written in its table, with `findings` as its expected findings.
  func text(findings: String) -> String { "@@ \(title)\n\(source)<<\n\(findings)\n" }
}

extension Mistake {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Mistakes")

  /// Returns the files with cases, without the one that contains the site to which they apply.
  static func tables() throws -> [URL] {
    let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return all.filter { $0.pathExtension == "txt" && $0.lastPathComponent != "site.txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// Returns the cases of a table.
  static func cases(of table: URL) throws -> [Mistake] {
    let text = try String(contentsOf: table, encoding: .utf8)
    return "\n\(text)".split(separator: "\n@@ ").filter { !$0.allSatisfy(\.isNewline) }.map { text in
      let parts = text.split(separator: "\n", maxSplits: 1)
      let rest = "\n" + (parts.count > 1 ? parts[1] : "") + "\n"
      let (source, findings) =
        rest.firstRange(of: "\n<<\n").map { mark in
          (rest[..<mark.lowerBound] + "\n", rest[mark.upperBound...])
        } ?? (rest[...], "")
      return Mistake(
        title: String(parts[0]), source: String(source.dropFirst()),
        findings: findings.trimmingCharacters(in: .newlines))
    }
  }

  /// Returns the cases of all tables.
  static func all() throws -> [Mistake] { try tables().flatMap(cases) }

  /// Returns the site without errors to which the cases apply.
  static func site() throws -> [String: String] {
    try cases(of: folder.appending(path: "site.txt"))[0].files.compactMapValues { $0 }
  }
}
