import Processes
import Testing

@Suite("External programs run within limits")
struct ExternalProgramTests {
  /// The failure of a script that runs for at most `limit`.
  private func failure(
    of script: String, within limit: Duration = .seconds(60)
  ) async throws -> ExternalProgram.Failure {
    try #require(
      await #expect(throws: ExternalProgram.Failure.self) {
        _ = try await ExternalProgram("/bin/sh").run(["-c", script], limit: limit)
      })
  }

  @Test("The output is returned, and arguments are passed without a shell")
  func output() async throws {
    let output = try await ExternalProgram("/bin/echo").run(["$(id)", "; id", "*"], limit: .seconds(60))
    #expect(output == "$(id) ; id *\n")
  }

  @Test("The output is returned for any exit status if requested")
  func anyStatus() async throws {
    let output = try await ExternalProgram("/bin/sh").run(
      ["-c", "echo all; exit 6"], limit: .seconds(60), takesAnyStatus: true)
    #expect(output == "all\n")
  }

  @Test("A program that exceeds its time limit is stopped and reported")
  func time() async throws {
    let failure = try await failure(of: "exec sleep 1000", within: .milliseconds(200))
    guard case .tookTooLong = failure else { return #expect(Bool(false), "\(failure)") }
  }

  @Test("A program that writes too much output fails", arguments: ["yes", "yes >&2"])
  func size(script: String) async throws {
    guard case .failed = try await failure(of: script) else { return #expect(Bool(false)) }
  }

  @Test("The reason for a failure is the first line of standard error")
  func reason() async throws {
    let failure = try await failure(of: "echo no luck >&2; echo more >&2; exit 3")
    guard case .failed(let reason) = failure else { return #expect(Bool(false), "\(failure)") }
    #expect(reason == "no luck")
  }
}
