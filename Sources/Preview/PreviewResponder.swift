import NIOHTTP1

/// What is sent in answer to a request.
struct PreviewResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Messages to a page, as they come; the number is for ``PreviewSession/forget(_:)``.
    case events(AsyncStream<PageEvent>, reader: Int)
  }

  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: Body

  fileprivate init(_ body: Body, _ type: String, status: HTTPResponseStatus = .ok, location: String? = nil) {
    self.body = body
    self.status = status
    var headers: HTTPHeaders = [
      "Content-Type": type, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
    ]
    if let location { headers.add(name: "Location", value: location) }
    if case .bytes(let bytes) = body { headers.add(name: "Content-Length", value: String(bytes.count)) }
    self.headers = headers
  }

  fileprivate static func text(_ text: String, _ status: HTTPResponseStatus) -> PreviewResponse {
    PreviewResponse(.bytes(Array((text + "\n").utf8)), "text/plain; charset=utf-8", status: status)
  }
}

/// Answers requests with the files of a site, and with those of the preview itself.
struct PreviewResponder: Sendable {
  let session: PreviewSession
  let addressee: Addressee

  func response(to request: HTTPRequestHead) async -> PreviewResponse {
    if let refusal = addressee.refusal(of: request.headers) { return .text(refusal, .forbidden) }
    guard [.GET, .HEAD].contains(request.method) else { return .text("a preview only shows", .methodNotAllowed) }
    let parts = request.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? "/"
    if path.hasPrefix(PreviewPage.folder) {
      return await ownFile(String(path.dropFirst(PreviewPage.folder.count)), query: parts.dropFirst().first ?? "")
    }
    switch await session.answer(path) {
    case .page(let page, let file): return Self.response(page, MediaType.of(file))
    case .notFound(let page?): return Self.response(page, MediaType.of("404.html"), status: .notFound)
    case .notFound(nil): return .text("the site has nothing at \(path)", .notFound)
    case .moved(let target): return PreviewResponse(.bytes([]), "text/plain", status: .found, location: target)
    case .problems(let problems):
      return PreviewResponse(
        .bytes(PreviewPage.errors(problems)), MediaType.of("errors.html"), status: .internalServerError)
    }
  }

  private func ownFile(_ name: String, query: Substring) async -> PreviewResponse {
    switch name {
    case "live.js": return PreviewResponse(.bytes(PackageResources.live_js), MediaType.of(name))
    case "problems.css": return PreviewResponse(.bytes(PackageResources.problems_css), MediaType.of(name))
    case "preview.css":
      let styles = PackageResources.preview_css + Array(await session.marks.utf8)
      return PreviewResponse(.bytes(styles), MediaType.of(name))
    case "events":
      let values = FormValues(query)
      let (events, reader) = await session.listen(
        values["page"] ?? "/", version: values["version"].flatMap { UInt64($0) } ?? 0)
      return PreviewResponse(.events(events, reader: reader), "text/event-stream")
    default: return .text("the preview has nothing called \(name)", .notFound)
    }
  }

  private static func response(
    _ page: PreviewSession.Page, _ type: String, status: HTTPResponseStatus = .ok
  ) -> PreviewResponse {
    let isPage = type.hasPrefix("text/html")
    let bytes = isPage ? PreviewPage.live(page.bytes, version: page.version, delay: page.delay) : page.bytes
    return PreviewResponse(.bytes(bytes), type, status: status)
  }
}
