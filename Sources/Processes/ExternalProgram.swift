import Subprocess
import SystemPackage

/// Another program, run beside this one with arguments, and never with a line for a shell.
package struct ExternalProgram: Sendable {
  private let path: String

  /// The program at `path`.
  package init(_ path: String) { self.path = path }

  /// Why a run came to nothing.
  package enum Failure: Error, Sendable {
    /// It ended with a failure; the first line of what it said of that.
    case failed(String?)
    case tookTooLong
    /// It could not be started.
    case notStarted(String)
  }

  /// How much of what it says is kept, in bytes.
  private static let outputLimit = 1 << 16

  /// Runs it to its end and gives what it wrote to its standard output. Throws ``Failure``, also where that takes longer than `limit`, after
  /// which it is ended.
  package func run(_ arguments: [String], input: String = "", limit: Duration) async throws(Failure) -> String {
    let outcome = await withTaskGroup(of: Result<String, Failure>.self) { group in
      group.addTask { await result(of: arguments, input: input) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failure(.tookTooLong)
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.tookTooLong)
    }
    return try outcome.get()
  }

  private func result(of arguments: [String], input: String) async -> Result<String, Failure> {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), input: .string(input),
        output: .string(limit: Self.outputLimit), error: .string(limit: Self.outputLimit))
      guard result.terminationStatus.isSuccess else {
        return .failure(.failed(result.standardError.split(separator: "\n").first.map { String($0) }))
      }
      return .success(result.standardOutput)
    } catch { return .failure(.notStarted("\(error)")) }
  }
}
