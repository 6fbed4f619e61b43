import ArgumentParser
import Authoring
import Content
import Diagnostics
import Files
import Outline
import Scaffold

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes a new site: types, sample documents and a theme, which build at once.",
    discussion: """
      The folder is made, or must hold nothing that has a name of the site's own, such as content/; a README.md and a .gitignore \
      that are there are kept. Nothing is ever overwritten. The site needs nothing from the network.

      Exit status: 0 the site is made; 1 it is not; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("What the site is called.", valueName: "text"))
  var title: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The address that the site will have, as https://example.org.", valueName: "url"))
  var baseURL: String?

  func validate() throws {
    if folder.isEmpty {
      throw ValidationError("The folder has no name. Write one, or . for the folder that you are in.")
    }
    if let title, !title.contains(where: { !$0.isWhitespace }) { throw ValidationError("--title is empty.") }
    if let baseURL, case .failure(let problem) = BaseURL.reading(baseURL) {
      throw ValidationError("--base-url: \(problem.message); \(problem.help).")
    }
  }

  func run() async throws {
    let folder = folder.withoutTrailingSlash
    let made: Starter.Outcome
    do { made = try Starter(title: title, baseURL: baseURL).write(to: folder) } catch {
      try fail([error.diagnostic])
    }
    let (outline, _) = await SiteOutline.reading(folder + "/content", jobs: Machine.cores)
    let schemas = SiteSchemas(outline, themes: folder + "/themes")
    try writing { () throws(FileError) in try schemas.write(to: folder + "/" + SiteSchemas.usualFolder) }
    let kept = made.kept.map { file in
      let missing = file.missing.isEmpty ? "" : "; add to it: \(file.missing.joined(separator: " "))"
      return "Kept \(file.path), which was there\(missing)"
    }
    let lines =
      ["Made \(folder)/ with \(counted(made.count, "file"))"] + kept + (folder == "." ? [] : ["  cd \(folder)"]) + [
        "  broadside build"
      ]
    Terminal.write(lines.map { $0 + "\n" }.joined(), to: .output)
  }
}
