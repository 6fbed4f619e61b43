import Foundation
import PackagePlugin

/// Embeds the versions of the libraries that cannot report theirs: the Swift packages, from the package manager, and
/// those that the tool determines.
@main
struct EmbedVersions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL.appending(path: "BuildVersions.swift")
    let packages = Self.packages(under: context.package).sorted { $0.key < $1.key }
    return [
      .buildCommand(
        displayName: "Embed the versions of libraries", executable: try context.tool(named: "WriteVersions").url,
        arguments: [output.path] + packages.map { "\($0.key)=\($0.value)" }, inputFiles: Self.sources,
        outputFiles: [output])
    ]
  }

  /// The files that change when the versions that the tool determines do: the compilers, and the file in which
  /// pkg-config reads the version of libmd.
  private static var sources: [URL] {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { String($0) }
    let programs = ["swift", "gcc"].compactMap { name in
      folders.lazy.map { URL(filePath: $0).appending(path: name) }.first {
        FileManager.default.isExecutableFile(atPath: $0.path)
      }
    }
    let description = folder(ofPackage: "libmd").map { URL(filePath: $0).appending(path: "libmd.pc") }
    return (programs + [description].compactMap(\.self)).map { $0.resolvingSymlinksInPath() }
  }

  /// Returns the folder with the description of `package` for pkg-config; `nil` if it has none.
  private static func folder(ofPackage package: String) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pkg-config", "--variable=pcfiledir", package]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil, let bytes = try? output.fileHandleForReading.readToEnd() else { return nil }
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  /// Returns the versions of the packages that `package` uses, directly or not, by name.
  private static func packages(under package: Package) -> [String: String] {
    package.dependencies.reduce(into: [:]) { versions, dependency in
      if case .repository(_, let version, _) = dependency.package.origin {
        versions[dependency.package.id] = version
      }
      versions.merge(Self.packages(under: dependency.package)) { version, _ in version }
    }
  }
}
