/// A message to a page (server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html).
struct PageEvent: Sendable {
  let bytes: [UInt8]

  init(_ name: String, _ data: String = "") {
    let lines = data.split(separator: "\n", omittingEmptySubsequences: false).map { "data: \($0)\n" }
    bytes = Array("event: \(name)\n\(lines.joined())\n".utf8)
  }

  private init(comment: String) { bytes = Array(":\(comment)\n\n".utf8) }

  /// Says nothing; it keeps the connection from being idle.
  static let ping = PageEvent(comment: "")
}
