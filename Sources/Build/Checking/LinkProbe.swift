import Files
import Processes

/// Asks whether addresses answer, with `curl`.
///
/// It is run with its configuration in a file, so that no address ever is part of a command line. Of a host one address is asked for
/// after the other, over one connection; of many hosts at once. First only the head is asked for, then, where a server refuses that, the
/// beginning of the page.
struct LinkProbe: Sendable {
  /// The path of `curl`.
  let program: String
  /// When to stop asking.
  let deadline: ContinuousClock.Instant

  /// How many hosts are asked at once.
  private static let hosts = 16
  /// How many addresses one run of `curl` asks for.
  private static let batch = 8
  /// How long one address may take, in seconds.
  private static let patience = 10

  /// The answers of those addresses that could be asked for in time.
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

  /// One run of `curl`: for each address the status of HTTP, and how `curl` ended. Nothing where it does not end in time.
  private func ask(_ urls: [String], forHead: Bool) async -> [String: (status: Int, exit: Int)] {
    let configuration = urls.enumerated().map { Self.configuration(for: $1, at: $0, forHead: forHead) }
      .joined(separator: "next\n")
    let left = max(deadline - ContinuousClock.now, .zero)
    var output: String?
    if let folder = try? TemporaryFolder(),
      (try? FileContents.write(Array(configuration.utf8), to: folder.path + "/curlrc")) != nil
    {
      // It ends as one of the transfers did; each has said by itself how it went.
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

  /// What `curl` is to do for one address. It writes a line with `position`, the status and how it ended.
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
      user-agent = "Broadside (checks links; one address of a host at a time)"
      globoff
      silent
      output = "/dev/null"
      write-out = "\(position) %{http_code} %{exitcode}\\n"

      """
  }
}
