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

      \(ExitStatus.list)
      """,
    version: Version.current,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, InitCommand.self, FormatCommand.self,
      ImportCommand.self, SchemaCommand.self, DiffCommand.self, ExplainCommand.self, UpcomingCommand.self,
      RenderCommand.self, ThemeCommand.self, DoctorCommand.self,
    ])

  /// Runs the command that the arguments name.
  static func main() async {
    // A program at the other end of a pipe can exit early. Writing to it then fails like any other write.
    signal(SIGPIPE, SIG_IGN)
    endOnSignalsAsFirstProcess()
    if Set(CommandLine.arguments.dropFirst()) == ["--version", "--verbose"] {
      return Terminal.write(Libraries.report, to: .output)
    }
    do {
      // The parser prints the help of the program for an unknown command.
      if CommandLine.arguments.dropFirst().first == "help", let mistake {
        throw ValidationError(mistake.message)
      }
      var command = try parseAsRoot()
      if var command = command as? AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Ends the program after `error`: an invalid command line, an exit status, or a request for help.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .success || error is ExitCode { exit(withError: error) }
    let text = fullMessage(for: error)
    guard code == .validationFailure else {
      Terminal.write(text + "\n", to: .error)
      Glibc.exit(ExitStatus.failure.rawValue)
    }
    Terminal.write((mistake?.report(replacing: text) ?? text) + "\n", to: .error)
    Glibc.exit(ExitStatus.usage.rawValue)
  }

  /// The mistake in the command line that can be named.
  private static var mistake: CommandLineMistake? {
    CommandDescription.program.flatMap { CommandLineMistake(in: Array(CommandLine.arguments.dropFirst()), of: $0) }
  }
}
