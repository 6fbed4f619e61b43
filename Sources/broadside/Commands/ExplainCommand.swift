import ArgumentParser
import Build
import Files

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what a page was built from, and why it was last rebuilt.",
    discussion: """
      The command reads the build record, which the last build saved next to the output folder. It does not build \
      the site.
      """)

  @Argument(help: ArgumentHelp("The URL of a page, or the path of an output file.", valueName: "url"))
  var address: String

  @Option(help: ArgumentHelp("The output folder of the build.", valueName: "folder"))
  var output = "output"

  func run() throws {
    switch Explanation.of(address, output: output) {
    case .success(let explanation): Terminal.write(Self.text(explanation, output: output), to: .output)
    case .failure(.noRecord):
      Terminal.write("there is no build record for \(output); run broadside build first\n", to: .error)
      throw ExitStatus.failure.code
    case .failure(.unknown(let nearest)):
      let advice = nearest.map { "; did you mean \($0)?" } ?? ""
      Terminal.write("the last build generated nothing at \(address)\(advice)\n", to: .error)
      throw ExitStatus.failure.code
    }
  }

  private static func text(_ explanation: Explanation, output: String) -> String {
    var lines = [output.withTrailingSlash + explanation.file]
    func add(_ label: String, _ values: [String]) {
      for (position, value) in values.enumerated() {
        let shown = position == 0 ? label : ""
        lines.append("  " + shown + String(repeating: " ", count: 11 - shown.count) + value)
      }
    }
    add("built from", explanation.sources)
    add(
      "reads", explanation.reads.map { $0.owner + ($0.fields.isEmpty ? "" : " (\($0.fields.joined(separator: ", ")))") }
    )
    add("links to", explanation.links)
    add("last built", [explanation.lastMade])
    return lines.map { $0 + "\n" }.joined()
  }
}
