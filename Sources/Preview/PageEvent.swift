/// A server-sent event for a page (https://html.spec.whatwg.org/multipage/server-sent-events.html).
struct PageEvent: Sendable {
  let bytes: [UInt8]

  init(_ name: String, _ data: String = "") {
    // Every kind of line break is split, so that text from content cannot start an event of its own.
    let lines = data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "data: \($0)\n" }
    bytes = Array("event: \(name)\n\(lines.joined())\n".utf8)
  }

  private init(comment: String) { bytes = Array(":\(comment)\n\n".utf8) }

  /// An empty comment that keeps the connection from being idle.
  static let ping = PageEvent(comment: "")
}
