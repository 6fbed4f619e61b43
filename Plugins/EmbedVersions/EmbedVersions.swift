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
        arguments: [output.path] + packages.map { "\($0.key)=\($0.value)" }, outputFiles: [output])
    ]
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
