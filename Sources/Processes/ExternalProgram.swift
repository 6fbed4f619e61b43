import Subprocess
import SystemPackage

/// Another program, run with a list of arguments and never through a shell.
///
/// Input is passed in files: writing to a pipe whose reader has exited would end this process, too.
package struct ExternalProgram: Sendable {
  private let path: String

  /// Creates a program from its path.
  package init(_ path: String) { self.path = path }

  /// The reason that a run failed.
  package enum Failure: Error, Sendable {
    /// The program could not be started, or exited with an error; the first line of its error output or of the reason.
    case failed(String?)
    case tookTooLong
  }

  /// The maximum output that is kept, in bytes. More output is a failure.
  private static let outputLimit = 1 << 16

  /// Runs the program until it exits, and returns its standard output. Throws ``Failure``, also if the program takes
  /// longer than `limit`, after which it is terminated. With `takesAnyStatus`, an unsuccessful exit status is not a
  /// failure: the output describes the result.
  package func run(
    _ arguments: [String], limit: Duration, takesAnyStatus: Bool = false
  ) async throws(Failure) -> String {
    let outcome = await withTaskGroup(of: Result<String, Failure>.self) { group in
      group.addTask { await result(of: arguments, takesAnyStatus: takesAnyStatus) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failure(.tookTooLong)
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.tookTooLong)
    }
    return try outcome.get()
  }

  private func result(of arguments: [String], takesAnyStatus: Bool) async -> Result<String, Failure> {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), output: .string(limit: Self.outputLimit),
        error: .string(limit: Self.outputLimit))
      switch result.terminationStatus {
      case .exited(let status) where status == 0 || takesAnyStatus: return .success(result.standardOutput)
      default: break
      }
      return .failure(.failed(result.standardError.split(separator: "\n").first.map { String($0) }))
    } catch { return .failure(.failed("\(error)")) }
  }
}
