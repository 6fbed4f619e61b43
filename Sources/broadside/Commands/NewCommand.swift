import ArgumentParser
import Authoring
import Diagnostics
import Glibc
import Site
import Values

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Create a document with all the fields of its type.",
    discussion: """
      The document is created in the folder of its type, and its title determines the file name. Comments in the \
      file explain each field. In a terminal, the command prompts you for required fields that do not have a value \
      yet. In a script, these fields stay empty, and the next build reports them. The command never changes an \
      existing file.

      Examples:
        broadside new member "María López"
        broadside new news "A statement" --set kind=statement --draft
      """)

  @Argument(
    help: ArgumentHelp(
      "The type of the document, or the folder of that type. For a plain page, use \"page\".", valueName: "type"))
  var type: String

  @Argument(help: ArgumentHelp("The title of the document.", valueName: "title"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Set a field, as in kind=statement or consent.published=true. Separate list items with semicolons. Can be repeated.",
      valueName: "field=value"))
  var set: [String] = []

  @Flag(help: "Mark the document as a draft. Builds without --drafts omit drafts.")
  var draft = false

  @Option(
    help: ArgumentHelp(
      "A date, such as 2026-11-23, to enter in required date fields. (default: today)", valueName: "date"),
    transform: DateValue.day)
  var date: DateValue?

  @Option(
    help: ArgumentHelp(
      "The file name, optionally with a folder, as in 2026/vote. (default: derived from the title)",
      valueName: "name"))
  var name: String?

  @OptionGroup var content: ContentOption

  func validate() throws {
    for assignment in set where Self.parts(of: assignment) == nil {
      throw ValidationError("--set takes a field and its value, as in --set kind=statement, not \"\(assignment)\".")
    }
  }

  func run() async throws {
    let (outline, diagnostics) = await SiteOutline.read(content.folder, jobs: Machine.cores)
    if diagnostics.hasErrors { try fail(diagnostics) }
    var document: NewDocument
    switch outline.type(called: type) {
    case .success(let position): document = NewDocument(outline.types[position], outline)
    case .failure(let error): try fail([error.diagnostic])
    }
    try fill(&document, today: Today.date(in: outline.settings?.locale.timeZone ?? .utc))
    let isAsking = isatty(0) == 1 && Terminal.isTerminal(.error)
    if isAsking {
      let interview = Interview(
        ask: { prompt in
          Terminal.write(prompt, to: .error)
          return readLine()
        }, tell: { Terminal.write($0 + "\n", to: .error) })
      guard interview.complete(&document) else {
        Terminal.write("\nNothing was written.\n", to: .error)
        throw ExitStatus.failure.code
      }
    }
    do throws(AuthoringError) {
      let path = try document.write(fileName: name)
      Terminal.write("Wrote \(path)\n", to: .output)
      if !document.missing.isEmpty {
        Terminal.write("  Fill in: \(document.missing.joined(separator: ", "))\n", to: .output)
      }
    } catch { try fail(error.diagnostics) }
  }

  private func fill(_ document: inout NewDocument, today: DateValue) throws {
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
    document.fillDates(with: date ?? today)
  }

  private static func parts(of assignment: String) -> (field: String, value: String)? {
    guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else { return nil }
    return (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...]))
  }
}
