import ArgumentParser
import Glibc

/// The command line.
@main
struct Broadside: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadside",
    abstract: "Builds a web site from Markdown files that a network's editors write.",
    discussion: """
      Content is a folder of Markdown files with front matter. Each folder in it is a collection, whose _type.yml says what \
      its files are. A theme makes HTML and feeds of it, and what is wrong is reported with its file, line and column.
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, InitCommand.self, FormatCommand.self,
      ImportCommand.self, SchemaCommand.self, DiffCommand.self, ExplainCommand.self, RenderCommand.self,
      ThemeCommand.self,
    ])

  /// Runs the command that the arguments name. A wrong command line ends with status 2, as is the custom of shells,
  /// rather than with the library's 64.
  static func main() async {
    // A program that reads or is read by this one may end early; writing to it is then an error like others.
    signal(SIGPIPE, SIG_IGN)
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
