import ArgumentParser
import Glibc

/// The command-line tool.
@main
struct Broadside: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadside",
    abstract: "Build a static website from Markdown files.",
    discussion: """
      The content folder contains Markdown files with front matter. A subfolder that contains a _type.yml file is a \
      collection; the file declares the fields of the documents in the collection. A theme renders the documents as \
      HTML pages and feeds. Error messages include the file, the line, and the column.

      broadside --version prints the version. With --verbose, it also lists the libraries in the program and their \
      versions.
      """,
    version: Version.current,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, InitCommand.self, FormatCommand.self,
      ImportCommand.self, SchemaCommand.self, DiffCommand.self, ExplainCommand.self, UpcomingCommand.self,
      RenderCommand.self, ThemeCommand.self, DoctorCommand.self,
    ])

  /// Runs the command that the arguments name. An invalid command line exits with status 2, the shell convention,
  /// rather than with the library's 64.
  static func main() async {
    // A program at the other end of a pipe can exit early. Writing to it then fails like any other write.
    signal(SIGPIPE, SIG_IGN)
    endOnSignalsAsFirstProcess()
    if Set(CommandLine.arguments.dropFirst()) == ["--version", "--verbose"] {
      return Terminal.write(Libraries.report, to: .output)
    }
    do {
      var command = try parseAsRoot()
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Terminal.write(fullMessage(for: error) + "\n", to: .error)
      Glibc.exit(2)
    }
  }
}
