import Foundation

/// Writes a Swift file with the versions of libraries that cannot report theirs:
/// `WriteVersions OUTPUT [PACKAGE=VERSION ...]`.
@main
enum WriteVersions {
  static func main() throws {
    let packages = CommandLine.arguments.dropFirst(2).map { argument in
      let parts = argument.split(separator: "=", maxSplits: 1)
      return "    (\"\(parts[0])\", \"\(parts[1])\"),\n"
    }
    let text = """
      /// The versions of libraries that cannot report theirs, from when the program was built.
      enum BuildVersions {
        static let swift = "\(version(from: ["swift", "--version"]))"
        static let gcc = "\(version(from: ["gcc", "-dumpfullversion"]))"
        static let libmd = "\(version(from: ["pkg-config", "--modversion", "libmd"]))"
        static let packages: [(name: String, version: String)] = [
      \(packages.joined())  ]
      }

      """
    let file = URL(filePath: CommandLine.arguments[1])
    // A file that is not written again causes no compilation.
    guard (try? Data(contentsOf: file)) != Data(text.utf8) else { return }
    try Data(text.utf8).write(to: file)
  }

  /// Runs a command and returns the first version in its output, or `unknown`.
  private static func version(from command: [String]) -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil, let bytes = try? output.fileHandleForReading.readToEnd() else {
      return "unknown"
    }
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    return text.firstMatch(of: /[0-9]+(\.[0-9]+)+/).map { String($0.0) } ?? "unknown"
  }
}
