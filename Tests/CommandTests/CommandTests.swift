import Foundation
import Testing

/// The `broadside` program from the tests' build.
private struct Program {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  static func run(_ arguments: [String], in folder: URL) throws -> Outcome {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let process = Process()
    process.executableURL = URL(filePath: tests).deletingLastPathComponent().appending(path: "broadside")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let errorText = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: text, errors: errorText)
  }
}

@Suite("The command line")
final class CommandTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "broadside-\(UUID().uuidString)")
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder.appending(path: "content"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: repository.appending(path: "themes"), to: folder.appending(path: "themes"))
    try write("title: Test\nbase-url: https://example.org\ntheme: base\n", to: "content/site.yml")
    try write("---\ntitle: Home\n---\nHello\n", to: "content/index.md")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  @Test("A successful build exits with status 0 and prints a summary")
  func success() throws {
    let outcome = try Program.run(["build"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.hasPrefix("Built output/ in "))
    #expect(outcome.output.contains("pages 1"))
    // The test runs the program by its path, so the hint shows that path.
    #expect(outcome.output.hasSuffix("broadside serve\n") && outcome.output.contains("while you edit: /"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/output/index.html"))
  }

  @Test("--quiet prints nothing")
  func quiet() throws {
    let outcome = try Program.run(["build", "--quiet"], in: folder)
    #expect((outcome.status, outcome.output, outcome.errors) == (0, "", ""))
  }

  @Test("Invalid content exits with status 1 and reports errors on standard error")
  func wrongContent() throws {
    try write("---\ntitel: Home\n---\n", to: "content/index.md")
    let outcome = try Program.run(["build"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        content/index.md:2:1  error  no field is named "titel"  [unknown-field]
            2 │ titel: Home
              │ ^^^^^ did you mean "title"?

        1 error in 1 file. Nothing was written; output/ is unchanged.

        """)
  }

  @Test(
    "An invalid command line exits with status 2",
    arguments: [["build", "--jobs", "0"], ["build", "--nope"], ["nope"], ["build", "--date", "soon"]])
  func wrongCommandLine(arguments: [String]) throws {
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        ": write a date, such as 2026-11-23, or a date and time, such as \"2026-11-23 09:00\"\n")
        == arguments.contains("--date"))
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test("JSON goes to standard output even if there are no findings")
  func json() throws {
    let good = try Program.run(["build", "--format", "json"], in: folder)
    #expect(try JSONSerialization.jsonObject(with: Data(good.output.utf8)) as? [[String: String]] == [])
    try write("---\n---\n", to: "content/index.md")
    let bad = try Program.run(["build", "--format", "json"], in: folder)
    let findings = try JSONSerialization.jsonObject(with: Data(bad.output.utf8)) as? [[String: Any]]
    #expect(findings?.first?["file"] as? String == "content/index.md")
    #expect(bad.status == 1)
  }

  @Test("An output folder that cannot be created exits with status 1 and the system's reason")
  func unwritable() throws {
    try write("a file", to: "taken")
    let outcome = try Program.run(["build", "--output", "taken"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "error  cannot create the folder taken: file exists  [output]\n\n")
  }

  @Test("Help lists the options")
  func help() throws {
    let outcome = try Program.run(["build", "--help"], in: folder)
    #expect(outcome.status == 0)
    for option in [
      "--content", "--themes", "--theme", "--output", "--base-url", "--drafts", "--date", "--strict", "--jobs",
      "--format", "--quiet", "--verbose",
    ] {
      #expect(outcome.output.contains(option))
    }
  }

  @Test("A template is rendered with data from a file")
  func render() throws {
    try write(
      "{% extends 'base.txt' %}{% block who %}{{ people | map(attribute='name') | join(', ') }}{% endblock %}",
      to: "page.txt")
    try write("Hello {% block who %}{% endblock %}!\n", to: "base.txt")
    try write(#"{"people": [{"name": "Ana"}, {"name": "Bo"}]}"#, to: "data.json")
    let outcome = try Program.run(["render", "page.txt", "--data", "data.json"], in: folder)
    #expect(outcome.output == "Hello Ana, Bo!")
    #expect(outcome.status == 0)
  }

  @Test("An invalid template exits with status 1 and reports its location")
  func renderErrors() throws {
    try write("<p>\n{{ poeple }}", to: "page.html")
    try write(#"{"people": 1}"#, to: "data.json")
    let outcome = try Program.run(["render", "page.html", "--data", "data.json"], in: folder)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("page.html:2:4  error  no variable is named \"poeple\""))
    #expect(outcome.errors.contains("did you mean \"people\"?"))
    #expect(outcome.status == 1)
    #expect(try Program.run(["render", "none.html"], in: folder).status == 1)
    #expect(try Program.run(["render"], in: folder).status == 2)
  }

  @Test("A theme is checked without a build")
  func themeCheck() throws {
    for form in ["text", "github"] {
      #expect(try Program.run(["theme", "check", "--format", form], in: folder).output == "No problems found.\n")
    }
    #expect(try Program.run(["theme", "check", "--format", "json"], in: folder).output == "[\n\n]\n")
    try write("{{ page.titel }}", to: "themes/base/templates/page.html")
    let outcome = try Program.run(["theme", "check", "--format", "github"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("::error file=themes/base/templates/page.html,line=1,col=9"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/output"))
  }

  @Test("The theme check covers templates that only documents name")
  func themeCheckOfNamedTemplates() throws {
    try write("---\ntitle: Home\ntemplate: home.html\n---\n", to: "content/index.md")
    try write("{{ page.titel }}", to: "themes/base/templates/home.html")
    let outcome = try Program.run(["theme", "check"], in: folder)
    #expect(outcome.errors.contains("home.html:1:9  error  a page has no \"titel\""))
  }
}
