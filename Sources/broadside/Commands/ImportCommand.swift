import ArgumentParser

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import content from other programs.",
    subcommands: [ImportCSVCommand.self, ImportWordPressCommand.self])
}
