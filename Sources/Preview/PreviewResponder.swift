import Files
import NIOHTTP1
import Rendering

/// Answers requests with the files of a site and the files of the preview itself.
struct PreviewResponder: Sendable {
  let session: PreviewSession
  let hostPolicy: HostPolicy

  func response(to request: HTTPRequestHead) async -> PreviewResponse {
    if let refusal = hostPolicy.refusal(of: request.headers) { return .text(refusal, .forbidden) }
    guard [.GET, .HEAD].contains(request.method) else {
      return .text("the preview accepts only GET and HEAD requests", .methodNotAllowed)
    }
    let parts = request.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let (path, query) = (parts.first.map(String.init) ?? "/", parts.dropFirst().first)
    if path.hasPrefix(PreviewPage.folder) {
      return await ownFile(String(path.dropFirst(PreviewPage.folder.count)), query: query ?? "")
    }
    await session.followClock()
    switch await session.answer(path) {
    case .page(let page, let file): return Self.response(page, MediaType.of(file))
    case .notFound(let page?): return Self.response(page, MediaType.of("404.html"), status: .notFound)
    case .notFound(nil): return .text("the site has nothing at \(path)", .notFound)
    case .moved(let target):
      let location = target + (query.map { "?" + $0 } ?? "")
      return PreviewResponse(.bytes([]), "text/plain", status: .found, location: location)
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
    default: return .text("the preview has no file \(name)", .notFound)
    }
  }

  private static func response(
    _ page: PreviewPage, _ type: String, status: HTTPResponseStatus = .ok
  ) -> PreviewResponse {
    PreviewResponse(.bytes(type.hasPrefix("text/html") ? page.live : page.bytes), type, status: status)
  }
}
