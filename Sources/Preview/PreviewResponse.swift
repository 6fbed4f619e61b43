import NIOHTTP1

/// The response to a request.
struct PreviewResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// A stream of events for a page. The number identifies the page in ``PreviewSession/forget(_:)``.
    case events(AsyncStream<PageEvent>, reader: Int)
  }

  let status: HTTPResponseStatus
  let headers: HTTPHeaders
  let body: Body

  init(_ body: Body, _ type: String, status: HTTPResponseStatus = .ok, location: String? = nil) {
    self.body = body
    self.status = status
    var headers: HTTPHeaders = [
      "Content-Type": type, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
      // Other sites can neither frame a page of the preview nor embed its files.
      "Content-Security-Policy": "frame-ancestors 'self'", "Cross-Origin-Resource-Policy": "same-origin",
    ]
    if let location { headers.add(name: "Location", value: location) }
    if case .bytes(let bytes) = body { headers.add(name: "Content-Length", value: String(bytes.count)) }
    self.headers = headers
  }

  static func text(_ text: String, _ status: HTTPResponseStatus) -> PreviewResponse {
    PreviewResponse(.bytes(Array((text + "\n").utf8)), "text/plain; charset=utf-8", status: status)
  }
}
