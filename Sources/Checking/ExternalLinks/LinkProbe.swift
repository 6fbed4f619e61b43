/// Checks with `curl` whether URLs respond.
///
/// URLs of the same host are requested one after another; different hosts are contacted at the same time. The first
/// request is for the headers only. If the server refuses it, a second one is for the beginning of the page.
struct LinkProbe: Sendable {
  /// The path of `curl`.
  let program: String
  /// Resolves hosts; `nil` if all addresses are allowed.
  let resolver: HostResolver?
  /// The time when all requests stop.
  let deadline: ContinuousClock.Instant

  /// The number of hosts that are contacted at the same time.
  private static let hosts = 16
  /// The number of URLs that one run of `curl` requests.
  private static let batch = 8
  /// The maximum number of redirects that are followed for one URL.
  private static let redirects = 10

  /// Returns the results for the URLs that could be requested in time.
  func answers(of urls: [String]) async -> [String: ExternalAnswer] {
    let byHost = Dictionary(grouping: urls.sorted(), by: HostResolver.host).sorted { $0.key < $1.key }.map(\.value)
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

  private func askingOneHost(_ urls: [String]) async -> [String: ExternalAnswer] {
    var answers: [String: ExternalAnswer] = [:]
    for start in stride(from: 0, to: urls.count, by: Self.batch) {
      guard ContinuousClock.now < deadline else { break }
      let steps = await ask(Array(urls[start..<min(start + Self.batch, urls.count)]))
      for (url, step) in steps { answers[url] = await answer(after: step) }
    }
    return answers
  }

  /// The result of one request.
  private enum Step {
    case done(ExternalAnswer)
    case redirect(String)
  }

  /// Follows the redirects after the first request. Returns `nil` if time runs out.
  private func answer(after first: Step) async -> ExternalAnswer? {
    var step = first
    for _ in 0...Self.redirects {
      switch step {
      case .done(let answer): return answer
      case .redirect(let url):
        guard ExternalLinks.address(url) != nil else { return ExternalAnswer(status: 0, exit: 1) }
        guard ContinuousClock.now < deadline, let next = await ask([url])[url] else { return nil }
        step = next
        if case .done(.notPublic(let how)) = step { return .notPublic("redirects to \(url), which \(how)") }
      }
    }
    return ExternalAnswer(status: 0, exit: 47)
  }

  /// Requests URLs of the same host, without following redirects.
  private func ask(_ urls: [String]) async -> [String: Step] {
    var address: String?
    if let resolver, let url = urls.first {
      switch await resolver.resolve(url, limit: deadline - .now) {
      case .address(let found): address = found
      case .leftToProxy: break
      case .notPublic(let place): return every(urls, .notPublic("was not requested: \(place) is not a public address"))
      case .unknown: return every(urls, .unknownHost)
      }
    }
    var responses = await run(urls, at: address, isForHead: true)
    let refused = urls.filter { url in
      responses[url].map { ExternalAnswer.isRefusal(status: $0.status, exit: $0.exit) } ?? false
    }
    if !refused.isEmpty { responses.merge(await run(refused, at: address, isForHead: false)) { $1 } }
    return responses.mapValues { response in
      response.redirect.map { .redirect($0) } ?? .done(ExternalAnswer(status: response.status, exit: response.exit))
    }
  }

  private func every(_ urls: [String], _ answer: ExternalAnswer) -> [String: Step] {
    Dictionary(urls.map { ($0, .done(answer)) }, uniquingKeysWith: { first, _ in first })
  }

  private func run(_ urls: [String], at address: String?, isForHead: Bool) async -> [String: CurlRun.Response] {
    let run = CurlRun(program: program, urls: urls, address: address, isForHead: isForHead)
    return await run.responses(limit: deadline - .now)
  }
}
