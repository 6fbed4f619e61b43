import Foundation
import PackagePlugin

/// Embeds the files of `Starter/` in the program, so that it has no external resources.
///
/// A resource bundle is a separate folder that is lost if only the program is copied, and `.embedInCode` names each file
/// after the last part of its path, but there are several files named `_type.yml`.
@main
struct EmbedStarter: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Starter")
    let output = context.pluginWorkDirectoryURL.appending(path: "StarterFiles.swift")
    return [
      .buildCommand(
        displayName: "Embed the files of a new site", executable: try context.tool(named: "EmbedFiles").url,
        arguments: [folder.path, output.path], inputFiles: try Self.contents(of: folder), outputFiles: [output])
    ]
  }

  /// Returns all files and folders in `folder`, following symbolic links. Folders are included so that new files are
  /// detected.
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
