import ArgumentParser
import Comparison
import Diagnostics
import Files

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells what a change does to the published site, from the outputs of two builds.",
    discussion: """
      Pages that were added, removed, moved or changed, with the words that changed; redirects; files with their sizes. What \
      changed alike on several pages is told once. Files that builds make for the search count as one.

      Examples:
        broadside build --output /tmp/new
        broadside diff output /tmp/new
        broadside diff output /tmp/new --format markdown > comment.md
        broadside diff output /tmp/new --fail-on lost-addresses

      Exit status: 0 the two were compared; 1 they were, and there is what --fail-on names; 2 a folder cannot be read, the \
      report cannot be written, or the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("The output of the earlier build.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The output of the later build.", valueName: "new"))
  var new: String

  @Option(help: "How to report it; markdown is the body of a comment on GitHub, no longer than it may be.")
  var format = Format.text

  @Option(
    name: .customLong("fail-on"),
    help: "End with status 1 for any difference, or for addresses that worked before and lead nowhere now.")
  var failOn = Failure.nothing

  @OptionGroup var work: JobsOption

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  enum Failure: String, ExpressibleByArgument, CaseIterable {
    case nothing
    case differences
    case lostAddresses = "lost-addresses"
  }

  func run() async throws {
    let comparison: SiteComparison
    do { comparison = try await SiteComparison.of(old, new, jobs: work.count) } catch {
      Terminal.write(try ReportFormat.text.text(of: [Diagnostic(.error, "\(error)")]), to: .error)
      throw ExitCode(2)
    }
    let text =
      switch format {
      case .text: TextReport.text(comparison, hasColor: Terminal.hasColor(.output))
      case .json: try JSONReport.text(comparison)
      case .markdown: MarkdownReport.text(comparison)
      }
    Terminal.write(text, to: .output, orEndWith: 2)
    let fails =
      switch failOn {
      case .nothing: false
      case .differences: comparison.differingFiles > 0
      case .lostAddresses: !comparison.lostAddresses.isEmpty
      }
    if fails { throw ExitCode.failure }
  }
}
