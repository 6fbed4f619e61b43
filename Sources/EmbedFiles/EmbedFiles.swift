import Foundation

/// Writes a Swift file that contains the files of a folder, following symbolic links: `EmbedFiles FOLDER OUTPUT`.
@main
enum EmbedFiles {
  static func main() throws {
    let arguments = CommandLine.arguments
    let entries = try files(in: arguments[1], prefix: "").map { path in
      let bytes = try Data(contentsOf: URL(filePath: arguments[1] + "/" + path))
      return "    (\(literal(path)), \(literal(bytes.base64EncodedString()))),\n"
    }
    let text = """
      /// The files of a new site, each with its path and its content in Base64.
      enum StarterFiles {
        static let all: [(path: String, base64: String)] = [
      \(entries.joined())  ]
      }

      """
    try Data(text.utf8).write(to: URL(filePath: arguments[2]))
  }

  /// Returns the paths of the files in `folder`, in byte order.
  private static func files(in folder: String, prefix: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
      return isFolder.boolValue ? try files(in: folder + "/" + name, prefix: prefix + name + "/") : [prefix + name]
    }
  }

  private static func literal(_ text: String) -> String { "\"" + text + "\"" }
}
