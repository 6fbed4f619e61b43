import ArgumentParser
import Authoring
import Diagnostics
import Glibc
import Outline
import Values

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes the file of a new document, with every field of its type.",
    discussion: """
      The file lies in the folder of its type and is named after the document. What the type says of each field stands there \
      as a comment. On a terminal it asks for the fields that are required; elsewhere it leaves them empty, and the next \
      build names them. A file that exists is never touched.

      Examples:
        broadside new member "María López"
        broadside new news "A statement" --set kind=statement --draft

      Exit status: 0 the file is written; 1 it is not; 2 the command line is wrong.
      """)

  @Argument(help: ArgumentHelp("A type, or the folder of its documents; page for a plain page.", valueName: "type"))
  var type: String

  @Argument(help: ArgumentHelp("What the document is called.", valueName: "title"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Fill in a field. Of a record it is written as consent.published, of a list with semicolons.",
      valueName: "field=value"))
  var set: [String] = []

  @Flag(help: "Mark it as a draft, which no build shows unless it is asked to.")
  var draft = false

  @Option(
    help: ArgumentHelp("The day to fill in for dates, as 2026-11-23; today if left out.", valueName: "day"),
    transform: DateValue.day)
  var date: DateValue?

  @Option(
    help: ArgumentHelp(
      "The name of the file, where it is not made of the title; it may begin with folders.",
      valueName: "name"))
  var name: String?

  @OptionGroup var content: ContentOption

  func validate() throws {
    for assignment in set where Self.parts(of: assignment) == nil {
      throw ValidationError("--set takes a field and its value, as in --set kind=statement, not \"\(assignment)\".")
    }
  }

  func run() async throws {
    let (outline, diagnostics) = await SiteOutline.reading(content.folder, jobs: Machine.cores)
    if diagnostics.hasErrors { try fail(diagnostics) }
    var document: NewDocument
    switch outline.type(called: type) {
    case .success(let position): document = NewDocument(outline.types[position], outline)
    case .failure(let error): try fail([error.diagnostic])
    }
    try fill(&document)
    let isAsking = isatty(0) == 1 && Terminal.isTerminal(.error)
    if isAsking {
      let interview = Interview(
        ask: { prompt in
          Terminal.write(prompt, to: .error)
          return readLine()
        }, tell: { Terminal.write($0 + "\n", to: .error) })
      guard interview.complete(&document) else {
        Terminal.write("\nNothing was written.\n", to: .error)
        throw ExitCode.failure
      }
    }
    do throws(AuthoringError) {
      let path = try document.write(fileName: name)
      Terminal.write("Wrote \(path)\n", to: .output)
      if !document.missing.isEmpty {
        Terminal.write("  To be filled in: \(document.missing.joined(separator: ", "))\n", to: .output)
      }
    } catch { try fail(error.diagnostics) }
  }

  private func fill(_ document: inout NewDocument) throws {
    var problems: [Diagnostic] = []
    for assignment in set + (draft ? ["draft=true"] : []) {
      guard let (field, value) = Self.parts(of: assignment), var problem = document.set(field, to: value) else {
        continue
      }
      problem.message = "--set \(field): \(problem.message)"
      problems.append(problem)
    }
    if let title, let problem = document.name(title) { problems.append(problem) }
    if !problems.isEmpty { try fail(problems) }
    document.fillDates(with: date ?? Today.date)
  }

  private static func parts(of assignment: String) -> (field: String, value: String)? {
    guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else { return nil }
    return (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...]))
  }
}
