import Diagnostics

/// The first mistake in a command line for which there is better advice than the argument parser's: an unknown command,
/// an unknown option, or a value that is not in a fixed list.
struct CommandLineMistake {
  /// The mistake and its fix, as a clause.
  let message: String

  /// Returns `nil` if `arguments` have no such mistake.
  init?(in arguments: [String], of program: CommandDescription) {
    var reader = Reader(program: program, command: program, words: arguments[...])
    guard let message = reader.mistake() else { return nil }
    self.message = message
  }

  /// Returns the report of the argument parser with its message replaced. The usage of the command stays.
  func report(replacing text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.drop { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }
    return (["Error: " + message] + rest).joined(separator: "\n")
  }
}

private struct Reader {
  let program: CommandDescription
  /// The command that the words so far name, and its path.
  var command: CommandDescription
  var path = ""
  var words: ArraySlice<String>
  private var positionals = 0

  init(program: CommandDescription, command: CommandDescription, words: ArraySlice<String>) {
    self.program = program
    self.command = command
    self.words = words
  }

  mutating func mistake() -> String? {
    if words.first == "help" { return mistakeInHelp(words.dropFirst()) }
    // Everything after the terminator is a positional argument.
    while let word = words.popFirst(), word != "--" {
      if word.hasPrefix("-"), word.count > 1 {
        if let mistake = option(word) { return mistake }
      } else if let mistake = enter(word) ?? argument(word) {
        return mistake
      }
    }
    return nil
  }

  private mutating func mistakeInHelp(_ names: ArraySlice<String>) -> String? {
    for name in names where !name.hasPrefix("-") {
      if let mistake = enter(name) { return mistake }
    }
    return nil
  }

  /// Descends into the subcommand `word` if the command has subcommands; reports an unknown one.
  private mutating func enter(_ word: String) -> String? {
    let subcommands = command.ownSubcommands
    guard !subcommands.isEmpty else { return nil }
    guard let next = subcommands.first(where: { $0.commandName == word }) else {
      let others = program.leaves().filter { $0.command.commandName == word }.map(\.path)
      let names = subcommands.map(\.commandName)
      let near = NearestNames(names).nearest(toWritten: word) ?? (others.count == 1 ? others.first : nil)
      let advice = near.map { "did you mean \"\($0)\"?" } ?? "use \(names.joined(separator: ", ", last: "or"))"
      return (path.isEmpty ? "there is no command" : "\"\(path)\" has no command") + " \"\(word)\"; \(advice)"
    }
    command = next
    path += (path.isEmpty ? "" : " ") + word
    return nil
  }

  private mutating func argument(_ word: String) -> String? {
    guard command.ownSubcommands.isEmpty else { return nil }
    let all = command.positionals
    let isExtra = positionals >= all.count && all.last?.isRepeating != true
    positionals += 1
    guard isExtra, command.options["--" + word] != nil else { return nil }
    return "\"\(path)\" takes no argument \"\(word)\"; did you mean \"--\(word)\"?"
  }

  private mutating func option(_ word: String) -> String? {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    let name = parts[0]
    guard let option = command.options[name] else { return unknownOption(name) }
    guard option.kind == .option else { return nil }
    guard let value = parts.count > 1 ? parts[1] : words.popFirst(), let known = option.allValues, !known.isEmpty,
      !known.contains(value)
    else { return nil }
    let advice = NearestNames(known).nearest(toWritten: value).map { "; did you mean \"\($0)\"?" } ?? ""
    return "\(name) takes \(known.joined(separator: ", ", last: "or")), not \"\(value)\"\(advice)"
  }

  private func unknownOption(_ name: String) -> String {
    let bare = String(name.drop { $0 == "-" })
    let owners = program.leaves().filter { $0.command.options["--" + bare] != nil }
    let near = NearestNames(command.options.keys.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) })
      .nearest(toWritten: bare)
    let subject = path.isEmpty ? "there is no option" : "\"\(path)\" has no option"
    return "\(subject) \"\(name)\"" + advice(for: bare, near: near, owners: owners)
  }

  private func advice(
    for bare: String, near: String?, owners: [(path: String, command: CommandDescription)]
  ) -> String {
    if near == bare { return "; did you mean \"--\(bare)\"?" }
    if !command.ownSubcommands.isEmpty {
      // The option may be written before the command that it belongs to.
      let later = owners.first { owner in words.contains(owner.command.commandName) }
      if let later { return "; write it after the command: broadside \(later.path) --\(bare)" }
    }
    let paths = owners.map { "\"\($0.path)\"" }
    let elsewhere =
      paths.isEmpty ? nil : "only \(paths.joined(separator: ", ", last: "and")) \(paths.count == 1 ? "has" : "have") it"
    if let near { return "; did you mean \"--\(near)\"?" + (elsewhere.map { " (\($0))" } ?? "") }
    return elsewhere.map { "; " + $0 } ?? ""
  }
}

extension NearestNames {
  /// Returns the name that is nearest to what was written, or the only one that begins with it.
  fileprivate func nearest(toWritten name: String) -> String? {
    nearest(to: name) ?? only { !name.isEmpty && $0.lowercased().hasPrefix(name.lowercased()) }
  }
}

extension [String] {
  /// Returns the elements as a list in a sentence: "a, b, and c".
  fileprivate func joined(separator: String, last conjunction: String) -> String {
    guard let final = self.last, count > 1 else { return self.first ?? "" }
    let others = dropLast().joined(separator: separator)
    return count == 2 ? "\(others) \(conjunction) \(final)" : "\(others)\(separator)\(conjunction) \(final)"
  }
}
