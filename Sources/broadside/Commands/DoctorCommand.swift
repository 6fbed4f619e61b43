import ArgumentParser
import FoundationEssentials

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Show which programs and files are present and which are missing, and how to install the missing ones.",
    discussion: """
      Looks for the programs that Broadside uses, and checks the site in the current folder: whether the output is \
      writable, and whether a workflow builds the site. Changes nothing. A missing program is not an error: only the \
      features that need it are unavailable.

      Exit status: 0 if a build can run; 1 if something that a build needs is broken; 2 if the command line is invalid.
      """)

  @OptionGroup var content: ContentOption

  @Option(help: "The format of the report.")
  var format = ListFormat.text

  func run() async throws {
    let findings = await Doctor(content: content.folder).examine()
    switch format {
    case .text: Terminal.write(Self.text(findings), to: .output)
    case .json: Terminal.write(try Self.json(findings), to: .output)
    }
    if findings.contains(where: { $0.status == .broken }) { throw ExitCode.failure }
  }

  private static func text(_ findings: [Finding]) -> String {
    let width = findings.map(\.name.count).max() ?? 0
    let lines = findings.flatMap { finding in
      let space = String(repeating: " ", count: width - finding.name.count + 2)
      let status = finding.status.rawValue + (finding.status == .broken ? " " : "")
      let line = "  \(status)  \(finding.name)\(space)\(finding.detail)"
      return finding.status == .present ? [line] : [line] + finding.fix.map { String(repeating: " ", count: 13) + $0 }
    }
    return (["broadside \(Version.current)", ""] + lines).map { $0 + "\n" }.joined()
  }

  private struct Report: Encodable {
    let version: String
    let findings: [Finding]
  }

  private static func json(_ findings: [Finding]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let report = Report(version: Version.current, findings: findings)
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
