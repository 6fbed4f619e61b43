import Processes
import Testing

@Suite("Other programs run within limits")
struct ExternalProgramTests {
  /// Why a script that is run for at most `limit` came to nothing.
  private func failure(
    of script: String, within limit: Duration = .seconds(60)
  ) async throws -> ExternalProgram.Failure {
    try #require(
      await #expect(throws: ExternalProgram.Failure.self) {
        _ = try await ExternalProgram("/bin/sh").run(["-c", script], limit: limit)
      })
  }

  @Test("What one says is given back, and its arguments are its own")
  func output() async throws {
    let said = try await ExternalProgram("/bin/echo").run(["$(id)", "; id", "*"], limit: .seconds(60))
    #expect(said == "$(id) ; id *\n")
  }

  @Test("What one says counts however it ended, where that is asked for")
  func anyStatus() async throws {
    let said = try await ExternalProgram("/bin/sh").run(
      ["-c", "echo all; exit 6"], limit: .seconds(60), takesAnyStatus: true)
    #expect(said == "all\n")
  }

  @Test("One that does not end is ended, and said to have taken too long")
  func time() async throws {
    let failure = try await failure(of: "exec sleep 1000", within: .milliseconds(200))
    guard case .tookTooLong = failure else { return #expect(Bool(false), "\(failure)") }
  }

  @Test("One that says too much has failed", arguments: ["yes", "yes >&2"])
  func size(script: String) async throws {
    guard case .failed = try await failure(of: script) else { return #expect(Bool(false)) }
  }

  @Test("The reason of a failure is its first line")
  func reason() async throws {
    let failure = try await failure(of: "echo no luck >&2; echo more >&2; exit 3")
    guard case .failed(let reason) = failure else { return #expect(Bool(false), "\(failure)") }
    #expect(reason == "no luck")
  }
}
