import ArgumentParser
import Build
import Files

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what a page was made of, and why it was made last.",
    discussion: """
      It reads the record that the last build left beside the output, and builds nothing.

      Exit status: 0 the page is known; 1 it is not, or there is no record; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("The address of a page, or the path of a file of the output.", valueName: "url"))
  var address: String

  @Option(help: ArgumentHelp("The folder that was written to.", valueName: "folder"))
  var output = "output"

  func run() throws {
    switch Explanation.of(address, output: output) {
    case .success(let explanation): Terminal.write(Self.text(explanation, output: output), to: .output)
    case .failure(.noRecord):
      Terminal.write("there is no record of a build of \(output); run broadside build first\n", to: .error)
      throw ExitCode.failure
    case .failure(.unknown(let nearest)):
      let advice = nearest.map { "; did you mean \($0)?" } ?? ""
      Terminal.write("the last build made nothing at \(address)\(advice)\n", to: .error)
      throw ExitCode.failure
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
    add("made with", explanation.sources)
    add(
      "reads", explanation.reads.map { $0.owner + ($0.fields.isEmpty ? "" : " (\($0.fields.joined(separator: ", ")))") }
    )
    add("links to", explanation.links)
    add("last made", [explanation.lastMade])
    return lines.map { $0 + "\n" }.joined()
  }
}
