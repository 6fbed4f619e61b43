import ArgumentParser
import Authoring
import Diagnostics
import Files
import Outline

struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Writes what other programs need to know of the content types.",
    discussion: """
      Without --cms it writes JSON Schemas to a folder: one for the front matter of each type, one for site.yml, one for \
      _type.yml. Editors complete and check with them; see docs/writing.md.

      With --cms it writes the configuration of an editor in the browser, which shows a form for each type and keeps what is \
      written in a Git repository.

      Exit status: 0 the files are written; 1 the types are wrong; 2 the command line is wrong.
      """)

  @Option(help: "The editor in the browser to write a configuration for, instead of schemas.")
  var cms: FormsEditor?

  @Option(
    help: ArgumentHelp(
      "The repository, as network/site, for --cms; the one in the edit-url of site.yml if left out.", valueName: "name")
  )
  var repo: String?

  @Option(
    help: ArgumentHelp("The branch of the repository, for --cms; main if nothing is known.", valueName: "name"))
  var branch: String?

  @Option(
    help: ArgumentHelp(
      "The folder to write to, or with --cms the file; .broadside/schema if left out, and with --cms standard output.",
      valueName: "path"))
  var output: String?

  @OptionGroup var content: ContentOption

  @OptionGroup var themes: ThemesOption

  func validate() throws {
    if cms == nil, repo != nil || branch != nil { throw ValidationError("--repo and --branch go with --cms.") }
  }

  func run() async throws {
    let (outline, diagnostics) = await SiteOutline.reading(content.folder, jobs: Machine.cores)
    if diagnostics.hasErrors { try fail(diagnostics) }
    if let cms { try writeConfiguration(outline, for: cms) } else { try writeSchemas(outline) }
  }

  private func writeSchemas(_ outline: SiteOutline) throws {
    let folder = output?.withoutTrailingSlash ?? SiteSchemas.usualFolder
    let schemas = SiteSchemas(outline, themes: themes.folder)
    try writing { () throws(FileError) in try schemas.write(to: folder) }
    Terminal.write("Wrote \(schemas.files.count) schemas to \(folder)/\n", to: .output)
  }

  private func writeConfiguration(_ outline: SiteOutline, for editor: FormsEditor) throws {
    guard let configuration = FormsConfiguration(outline, for: editor, repository: repo, branch: branch) else {
      try fail([
        Diagnostic(
          .error, "no repository is known",
          help:
            "give it with --repo network/site, or write an edit-url at GitHub or GitLab into \(content.folder)/site.yml"
        )
      ])
    }
    guard let output else { return Terminal.write(configuration.text, to: .output) }
    let isOwn = (try? FileContents.read(output))?.starts(with: Array("# Made by broadside schema".utf8))
    guard isOwn ?? (FileStatus(output) == nil) else {
      try fail([
        Diagnostic(
          .error, "\(output) is there already, and was not made by this command",
          help: "name another file with --output")
      ])
    }
    try writing { () throws(FileError) in try FileContents.write(Array(configuration.text.utf8), to: output) }
    Terminal.write("Wrote \(output)\n", to: .output)
  }
}

extension FormsEditor: ExpressibleByArgument {}
