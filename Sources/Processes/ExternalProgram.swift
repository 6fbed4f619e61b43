import Subprocess
import SystemPackage

/// Another program, run beside this one with arguments, and never with a line for a shell.
///
/// What it is to read is given in files: a pipe to a program that ends before it has read all would end this one, too.
package struct ExternalProgram: Sendable {
  private let path: String

  /// The program at `path`.
  package init(_ path: String) { self.path = path }

  /// Why a run came to nothing.
  package enum Failure: Error, Sendable {
    /// It could not be started, or ended with a failure; the first line of what was said of that.
    case failed(String?)
    case tookTooLong
  }

  /// How much of what it says is kept, in bytes; more is a failure.
  private static let outputLimit = 1 << 16

  /// Runs it to its end and gives what it wrote to its standard output. Throws ``Failure``, also where that takes longer than `limit`, after
  /// which it is ended. With `takesAnyStatus` an end with a failure is none: what was written says what came of it.
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
