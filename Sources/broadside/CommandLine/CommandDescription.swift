import FoundationEssentials

/// A command with its subcommands and arguments, as the argument parser describes it for `--experimental-dump-help`.
struct CommandDescription: Decodable {
  let commandName: String
  let subcommands: [CommandDescription]?
  let arguments: [Argument]?

  /// An option, a flag, or a positional argument.
  struct Argument: Decodable {
    let kind: Kind
    let names: [Name]?
    /// The values that it takes, if they are a fixed list.
    let allValues: [String]?
    let isRepeating: Bool

    enum Kind: String, Decodable { case option, flag, positional }

    struct Name: Decodable {
      let kind: String
      let name: String

      /// The name as it is written on a command line.
      var written: String { (kind == "short" ? "-" : "--") + name }
    }
  }

  /// The description of the whole program.
  static var program: CommandDescription? {
    struct Dump: Decodable { let command: CommandDescription }
    do {
      _ = try Broadside.parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      // The parser reports the description as if it were an error.
      return try? JSONDecoder().decode(Dump.self, from: Data(Broadside.message(for: error).utf8)).command
    }
  }
}

extension CommandDescription {
  /// The subcommands, without the one that prints help.
  var ownSubcommands: [CommandDescription] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// The options and flags, by their names as they are written.
  var options: [String: Argument] {
    (arguments ?? []).reduce(into: [:]) { options, argument in
      for name in argument.names ?? [] { options[name.written] = argument }
    }
  }

  var positionals: [Argument] { (arguments ?? []).filter { $0.kind == .positional } }

  /// The paths of all commands below this one that do work, such as `import csv`, with their descriptions.
  func leaves(below path: String = "") -> [(path: String, command: CommandDescription)] {
    ownSubcommands.flatMap { subcommand in
      let name = path.isEmpty ? subcommand.commandName : path + " " + subcommand.commandName
      return subcommand.ownSubcommands.isEmpty ? [(name, subcommand)] : subcommand.leaves(below: name)
    }
  }
}
