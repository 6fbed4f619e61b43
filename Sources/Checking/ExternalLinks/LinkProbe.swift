import Files
import Processes

/// Checks with `curl` whether URLs respond.
///
/// `curl` reads its configuration from a file, so that no URL is ever part of a command line. URLs of the same host are
/// requested one after another, over one connection; different hosts are contacted at the same time. The first request
/// is for the headers only. If the server refuses it, a second one is for the beginning of the page.
struct LinkProbe: Sendable {
  /// The path of `curl`.
  let program: String
  /// The time when all requests stop.
  let deadline: ContinuousClock.Instant

  /// The number of hosts that are contacted at the same time.
  private static let hosts = 16
  /// The number of URLs that one run of `curl` requests.
  private static let batch = 8
  /// The time limit for one URL, in seconds.
  private static let patience = 10

  /// Returns the results for the URLs that could be requested in time.
  func answers(of urls: [String]) async -> [String: ExternalAnswer] {
    let byHost = Dictionary(grouping: urls.sorted(), by: Self.host).sorted { $0.key < $1.key }.map(\.value)
    return await withTaskGroup(of: [String: ExternalAnswer].self) { group in
      var answers: [String: ExternalAnswer] = [:]
      var next = byHost.makeIterator()
      for _ in 0..<Self.hosts { if let urls = next.next() { group.addTask { await askingOneHost(urls) } } }
      while let part = await group.next() {
        answers.merge(part) { first, _ in first }
        if let urls = next.next() { group.addTask { await askingOneHost(urls) } }
      }
      return answers
    }
  }

  private static func host(of url: String) -> String {
    let rest = url.ranges(of: "://").first.map { url[$0.upperBound...] } ?? url[...]
    return rest.prefix { $0 != "/" && $0 != "?" }.lowercased()
  }

  private func askingOneHost(_ urls: [String]) async -> [String: ExternalAnswer] {
    var answers: [String: ExternalAnswer] = [:]
    for start in stride(from: 0, to: urls.count, by: Self.batch) {
      let batch = Array(urls[start..<min(start + Self.batch, urls.count)])
      guard ContinuousClock.now < deadline else { break }
      var outcomes = await ask(batch, forHead: true)
      let refused = batch.filter { url in
        outcomes[url].map { ExternalAnswer.isRefusal(status: $0.status, exit: $0.exit) } ?? false
      }
      if !refused.isEmpty { outcomes.merge(await ask(refused, forHead: false)) { $1 } }
      answers.merge(outcomes.mapValues { ExternalAnswer(status: $0.status, exit: $0.exit) }) { $1 }
    }
    return answers
  }

  /// Runs `curl` once. Returns the HTTP status and the exit status of `curl` for each URL, or nothing if `curl` does
  /// not finish in time.
  private func ask(_ urls: [String], forHead: Bool) async -> [String: (status: Int, exit: Int)] {
    let configuration = urls.enumerated().map { Self.configuration(for: $1, at: $0, forHead: forHead) }
      .joined(separator: "next\n")
    let left = max(deadline - ContinuousClock.now, .zero)
    var output: String?
    if let folder = try? TemporaryFolder(),
      (try? FileContents.write(Array(configuration.utf8), to: folder.path + "/curlrc")) != nil
    {
      // The exit status is that of one of the transfers. The output has the status of each.
      output = try? await ExternalProgram(program).run(
        ["--disable", "--config", folder.path + "/curlrc"], limit: left, takesAnyStatus: true)
      withExtendedLifetime(folder) {}
    }
    let lines = (output ?? "").split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
    let answered = lines.compactMap { numbers in
      numbers.count == 3 && urls.indices.contains(numbers[0])
        ? (urls[numbers[0]], (status: numbers[1], exit: numbers[2])) : nil
    }
    return Dictionary(answered, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the configuration of `curl` for one URL. `curl` writes a line with `position`, the HTTP status, and the
  /// exit status.
  private static func configuration(for url: String, at position: Int, forHead: Bool) -> String {
    let quoted = url.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      url = "\(quoted)"
      \(forHead ? "head" : "range = \"0-1023\"")
      location
      max-redirs = 10
      max-time = \(patience)
      connect-timeout = \(patience / 2)
      proto = "=http,https"
      proto-redir = "=http,https"
      user-agent = "Broadside (link checker; one request per host at a time)"
      globoff
      silent
      output = "/dev/null"
      write-out = "\(position) %{http_code} %{exitcode}\\n"

      """
  }
}
