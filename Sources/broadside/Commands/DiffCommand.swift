import ArgumentParser
import Comparison
import Diagnostics
import Files

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare the output of two builds to show how a change affects the published site.",
    discussion: """
      The report lists the pages that were added, removed, moved, or changed, with the words that changed; the \
      redirects that changed; and the other files that changed, with their sizes. A change that is the same on three \
      or more pages is listed once. The search index counts as one file.

      Examples:
        broadside build --output /tmp/new
        broadside diff output /tmp/new
        broadside diff output /tmp/new --format markdown > comment.md
        broadside diff output /tmp/new --fail-on lost-urls
      """)

  @Argument(help: ArgumentHelp("The output folder of the earlier build.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The output folder of the later build.", valueName: "new"))
  var new: String

  @Option(help: "The format of the report. With \"markdown\", the report is short enough for a comment on GitHub.")
  var format = Format.text

  @Option(
    name: .customLong("fail-on"),
    help: """
      When to exit with status 1: never ("nothing"), if there are any differences ("differences"), or if URLs stop \
      working ("lost-urls").
      """)
  var failOn = Failure.nothing

  @OptionGroup var work: JobsOption

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  enum Failure: String, ExpressibleByArgument, CaseIterable {
    case nothing
    case differences
    case lostURLs = "lost-urls"
  }

  func run() async throws {
    let comparison: SiteComparison
    do { comparison = try await SiteComparison.of(old, new, jobs: work.count) } catch {
      try fail([Diagnostic(.error, "\(error)")])
    }
    let text =
      switch format {
      case .text: TextReport.text(comparison, hasColor: Terminal.hasColor(.output))
      case .json: try JSONReport.text(comparison)
      case .markdown: MarkdownReport.text(comparison)
      }
    Terminal.write(text, to: .output)
    let fails =
      switch failOn {
      case .nothing: false
      case .differences: comparison.differingFiles > 0
      case .lostURLs: !comparison.lostURLs.isEmpty
      }
    if fails { try ExitStatus.failure.end() }
  }
}
