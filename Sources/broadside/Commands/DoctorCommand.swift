import ArgumentParser
import FoundationEssentials

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check for the programs and files that Broadside uses, and show how to fix problems.",
    discussion: """
      The command looks for the programs that Broadside uses. It also checks the site in the current folder: whether \
      site.yml has errors, whether the output folder is writable, and whether a workflow builds the site. It does \
      not change anything. A missing program is not an error, but features that need it are unavailable.
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
    if findings.contains(where: { $0.status == .broken }) { try ExitStatus.failure.end() }
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
