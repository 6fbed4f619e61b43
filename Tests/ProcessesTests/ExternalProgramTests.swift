import Processes
import Testing

@Suite("Other programs run within limits")
struct ExternalProgramTests {
  private let shell = ExternalProgram("/bin/sh")

  @Test("What one says is given back, and its arguments are its own")
  func output() async throws {
    let said = try await ExternalProgram("/bin/echo").run(["$(id)", "; id", "*"], limit: .seconds(60))
    #expect(said == "$(id) ; id *\n")
  }

  @Test("One that does not end is ended, and said to have taken too long")
  func time() async {
    await #expect(throws: ExternalProgram.Failure.self) {
      do { _ = try await shell.run(["-c", "exec sleep 1000"], limit: .milliseconds(200)) } catch {
        guard case .tookTooLong = error else { return }
        throw error
      }
    }
  }

  @Test("One that says too much has failed", arguments: ["yes", "yes >&2"])
  func size(script: String) async {
    await #expect(throws: ExternalProgram.Failure.self) { try await shell.run(["-c", script], limit: .seconds(60)) }
  }

  @Test("The reason of a failure is its first line")
  func failure() async {
    do {
      _ = try await shell.run(["-c", "echo no luck >&2; echo more >&2; exit 3"], limit: .seconds(60))
      Issue.record("it did not fail")
    } catch {
      guard case .failed(let reason) = error else { return Issue.record("\(error)") }
      #expect(reason == "no luck")
    }
  }
}
