import ArgumentParser

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Work with themes.", subcommands: [ThemeCheckCommand.self])
}
