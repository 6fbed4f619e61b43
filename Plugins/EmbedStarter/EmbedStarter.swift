import Foundation
import PackagePlugin

/// Makes the files of `Starter/` a part of the program, so that it needs nothing beside it.
///
/// A resource bundle would lie beside the program and be lost when only that is copied, and `.embedInCode` names each file after the last part
/// of its path, of which `_type.yml` is there five times.
@main
struct EmbedStarter: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Starter")
    let output = context.pluginWorkDirectoryURL.appending(path: "StarterFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the files of a new site", executable: try context.tool(named: "EmbedFiles").url,
        arguments: [folder.path, output.path], inputFiles: try Self.contents(of: folder), outputFiles: [output])
    ]
  }

  /// Everything in `folder`, links followed; the folders, too, so that a new file is seen.
  private static func contents(of folder: URL) throws -> [URL] {
    let folder = folder.resolvingSymlinksInPath()
    let inner = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name in
      let url = folder.appending(path: name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      return isFolder.boolValue ? try contents(of: url) : [url]
    }
    return [folder] + inner
  }
}
