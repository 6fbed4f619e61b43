import Files
import Processes

/// Converts HTML to Markdown with pandoc (https://pandoc.org). Each text has its own process, so that a failure affects
/// only one.
///
/// Text is passed in files, because a broken pipe to a program that exits early would also end this one.
struct Pandoc: Sendable {
  /// The path of the program.
  private let program: String
  private let folder: TemporaryFolder

  /// The maximum size of the input and of the output, in bytes.
  private static let sizeLimit = 4 << 20
  private static let timeLimit = Duration.seconds(30)

  /// The reason that the conversion failed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Creates a converter that runs the program at the path `program`. Throws ``FileError`` if no temporary folder can
  /// be created.
  init(program: String) throws(FileError) {
    self.program = program
    folder = try TemporaryFolder()
  }

  /// Returns `html` as GitHub Flavored Markdown, with one line per paragraph. `name` is a unique name for the temporary
  /// files. Throws ``Failure`` if pandoc fails or takes too long.
  func markdown(of html: String, name: String) async throws(Failure) -> String {
    guard html.utf8.count <= Self.sizeLimit else { throw Failure(description: "the text is too long") }
    let (source, target) = (folder.path + "/" + name + ".html", folder.path + "/" + name + ".md")
    do {
      try FileContents.write(Array(html.utf8), to: source)
      try await convert(source, to: target)
      let (bytes, stamp) = try FileContents.readStamped(target, limit: Self.sizeLimit)
      guard stamp.size <= Self.sizeLimit else { throw Failure(description: "the output of pandoc is too long") }
      return String(decoding: bytes, as: UTF8.self)
    } catch let failure as Failure { throw failure } catch { throw Failure(description: "\(error)") }
  }

  private func convert(_ source: String, to target: String) async throws(Failure) {
    // Removes markup without meaning (div, span) and keeps its content.
    let arguments = [
      "--from=html-native_divs-native_spans", "--to=gfm", "--wrap=none", "--sandbox", "--output=" + target, source,
    ]
    do { _ = try await ExternalProgram(program).run(arguments, limit: Self.timeLimit) } catch {
      switch error {
      case .failed(let said): throw Failure(description: "pandoc could not read it\(said.map { ": \($0)" } ?? "")")
      case .tookTooLong: throw Failure(description: "pandoc took too long")
      }
    }
  }
}
