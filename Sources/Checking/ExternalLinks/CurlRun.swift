import Files
import Processes

/// A run of `curl` that requests several URLs, one after another, over one connection if they have the same host.
///
/// `curl` reads its configuration from a file, so that no URL is ever part of a command line. It does not follow
/// redirects, because the address of each target must be checked first.
struct CurlRun: Sendable {
  /// The path of `curl`.
  let program: String
  let urls: [String]
  /// The address to connect to instead of resolving the host.
  let address: String?
  /// A Boolean value that indicates whether only the headers are requested, and not the beginning of the page.
  let isForHead: Bool

  /// The response to a request.
  struct Response {
    /// The HTTP status; 0 if there is none.
    var status: Int
    /// The exit status of `curl` for this URL.
    var exit: Int
    /// The URL to which the response redirects.
    var redirect: String?
  }

  /// The time limit for one URL, in seconds.
  private static let patience = 10

  /// Returns the response for each URL, or nothing if `curl` does not finish in time.
  func responses(limit: Duration) async -> [String: Response] {
    let lines = urls.indices.map { configuration(at: $0) }.joined(separator: "next\n")
    var output: String?
    if let folder = try? TemporaryFolder(),
      (try? FileContents.write(Array(lines.utf8), to: folder.path + "/curlrc")) != nil
    {
      // The exit status is that of one of the transfers. The output has the status of each.
      output = try? await ExternalProgram(program).run(
        ["--disable", "--config", folder.path + "/curlrc"], limit: max(limit, .zero), takesAnyStatus: true)
      withExtendedLifetime(folder) {}
    }
    var responses: [String: Response] = [:]
    for line in (output ?? "").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 3)
      let numbers = parts.prefix(3).compactMap { Int($0) }
      guard numbers.count == 3, urls.indices.contains(numbers[0]) else { continue }
      responses[urls[numbers[0]]] = Response(
        status: numbers[1], exit: numbers[2], redirect: parts.count > 3 ? String(parts[3]) : nil)
    }
    return responses
  }

  /// Returns the configuration of `curl` for one URL. `curl` writes a line with `position`, the HTTP status, the exit
  /// status, and the target of a redirect.
  private func configuration(at position: Int) -> String {
    let quoted = urls[position].replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      url = "\(quoted)"
      \(isForHead ? "head" : "range = \"0-1023\"")
      \(address.map { "connect-to = \"::\($0):\"" } ?? "")
      max-time = \(Self.patience)
      connect-timeout = \(Self.patience / 2)
      proto = "=http,https"
      user-agent = "Broadside (link checker; one request per host at a time)"
      globoff
      silent
      output = "/dev/null"
      write-out = "\(position) %{http_code} %{exitcode} %{redirect_url}\\n"

      """
  }
}
