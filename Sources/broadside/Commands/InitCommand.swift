import ArgumentParser
import Authoring
import Content
import Diagnostics
import Files
import Site
import Scaffold

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Create a new site with content types, sample documents, and a theme.",
    discussion: """
      If the folder does not exist, the command creates it. If the folder exists, it must not contain any of the files \
      and folders of the new site, such as content/. README.md and .gitignore are exceptions: if they exist, the \
      command keeps them. No files are overwritten. You can build the new site right away, without a network \
      connection.
      """)

  @Argument(help: ArgumentHelp("The folder in which to create the site.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("The title of the site.", valueName: "text"))
  var title: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The base URL of the site, as in https://example.org.", valueName: "url"))
  var baseURL: String?

  func validate() throws {
    if folder.isEmpty {
      throw ValidationError("The folder name is empty. Write a name, or . for the current folder.")
    }
    if let title, !title.contains(where: { !$0.isWhitespace }) { throw ValidationError("--title is empty.") }
    if let baseURL, case .failure(let problem) = BaseURL.read(baseURL) {
      throw ValidationError("--base-url: \(problem.message); \(problem.help).")
    }
  }

  func run() async throws {
    let folder = folder.withoutTrailingSlash
    let made: Starter.Outcome
    do { made = try Starter(title: title, baseURL: baseURL).write(to: folder) } catch {
      try fail([error.diagnostic])
    }
    let (outline, _) = await SiteOutline.read(folder + "/content", jobs: Machine.cores)
    let schemas = SiteSchemas(outline, themes: folder + "/themes")
    try writing { () throws(FileError) in try schemas.write(to: folder + "/" + SiteSchemas.usualFolder) }
    let kept = made.kept.map { file in
      let missing = file.missing.isEmpty ? "" : "; add these lines to it: \(file.missing.joined(separator: " "))"
      return "Kept the existing \(file.path)\(missing)"
    }
    let lines =
      ["Created \(folder)/ with \(counted(made.count, "file"))"] + kept + (folder == "." ? [] : ["  cd \(folder)"]) + [
        "  broadside serve"
      ]
    Terminal.write(lines.map { $0 + "\n" }.joined(), to: .output)
  }
}
