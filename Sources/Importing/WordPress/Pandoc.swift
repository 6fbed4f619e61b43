import Subprocess
import SystemPackage

/// Makes Markdown of HTML with pandoc (https://pandoc.org), a process for each text, so that none can spoil another.
struct Pandoc: Sendable {
  /// The program, by its path.
  let program: String

  /// In bytes, of what goes in and of what comes out.
  private static let sizeLimit = 4 << 20
  private static let timeLimit = Duration.seconds(30)

  /// Why there is no Markdown.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// GitHub Flavored Markdown, a line a paragraph, of `html`. Throws ``Failure`` where pandoc fails, or takes too long.
  func markdown(of html: String) async throws(Failure) -> String {
    guard html.utf8.count <= Self.sizeLimit else { throw Failure(description: "it is too long") }
    do {
      return try await withThrowingTaskGroup(of: String.self) { group in
        let program = program
        group.addTask { try await Self.run(program, on: html) }
        group.addTask {
          try await Task.sleep(for: Self.timeLimit)
          throw Failure(description: "pandoc did not end")
        }
        defer { group.cancelAll() }
        return try await group.next() ?? ""
      }
    } catch let failure as Failure { throw failure } catch {
      throw Failure(description: "pandoc ended before it had read it, or wrote too much")
    }
  }

  private static func run(_ program: String, on html: String) async throws -> String {
    // Markup that says nothing (div, span) is left out; what it holds stays.
    let arguments = ["--from=html-native_divs-native_spans", "--to=gfm", "--wrap=none", "--sandbox"]
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments), input: .string(html),
      output: .string(limit: sizeLimit), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      let said = result.standardError.split(separator: "\n").first.map { ": \($0)" } ?? ""
      throw Failure(description: "pandoc could not read it\(said)")
    }
    return result.standardOutput
  }
}
