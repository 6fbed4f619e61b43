import Files
import Processes

/// Makes Markdown of HTML with pandoc (https://pandoc.org), a process for each text, so that none can spoil another.
///
/// Texts go there and back in files: a pipe to a program that ends early ends this one, too.
struct Pandoc: Sendable {
  /// The program, by its path.
  private let program: String
  private let folder: TemporaryFolder

  /// In bytes, of what goes in and of what comes out.
  private static let sizeLimit = 4 << 20
  private static let timeLimit = Duration.seconds(30)

  /// Why there is no Markdown.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The pandoc at the path `program`. Throws ``FileError`` where there is no place for its files.
  init(program: String) throws(FileError) {
    self.program = program
    folder = try TemporaryFolder()
  }

  /// GitHub Flavored Markdown, a line a paragraph, of `html`; `name` is that of its files and no other's. Throws ``Failure`` where pandoc fails,
  /// or takes too long.
  func markdown(of html: String, name: String) async throws(Failure) -> String {
    guard html.utf8.count <= Self.sizeLimit else { throw Failure(description: "it is too long") }
    let (source, target) = (folder.path + "/" + name + ".html", folder.path + "/" + name + ".md")
    do {
      try FileContents.write(Array(html.utf8), to: source)
      try await convert(source, to: target)
      let (bytes, stamp) = try FileContents.readStamped(target, limit: Self.sizeLimit)
      guard stamp.size <= Self.sizeLimit else { throw Failure(description: "pandoc wrote too much") }
      return String(decoding: bytes, as: UTF8.self)
    } catch let failure as Failure { throw failure } catch { throw Failure(description: "\(error)") }
  }

  private func convert(_ source: String, to target: String) async throws(Failure) {
    // Markup that says nothing (div, span) is left out; what it holds stays.
    let arguments = [
      "--from=html-native_divs-native_spans", "--to=gfm", "--wrap=none", "--sandbox", "--output=" + target, source,
    ]
    do { _ = try await ExternalProgram(program).run(arguments, limit: Self.timeLimit) } catch {
      switch error {
      case .failed(let said): throw Failure(description: "pandoc could not read it\(said.map { ": \($0)" } ?? "")")
      case .tookTooLong: throw Failure(description: "pandoc did not end")
      }
    }
  }
}
