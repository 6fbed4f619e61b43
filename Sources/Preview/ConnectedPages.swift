/// The pages that browsers have open.
struct ConnectedPages {
  private struct Reader {
    /// The path, as the browser wrote it.
    let path: String
    /// The version of the page that the browser has.
    var version: UInt64
    let send: AsyncStream<PageEvent>.Continuation
  }

  private var connectedPages: [Int: Reader] = [:]
  private var count = 0

  /// The paths of the open pages.
  var paths: Set<String> { Set(connectedPages.values.map(\.path)) }

  /// Adds a page that the browser has at `version`. Returns its events and its number.
  mutating func add(_ path: String, version: UInt64) -> (events: AsyncStream<PageEvent>, reader: Int) {
    // A browser that falls behind gets only the newest events, which is all it needs.
    let (events, send) = AsyncStream<PageEvent>.makeStream(bufferingPolicy: .bufferingNewest(64))
    count += 1
    connectedPages[count] = Reader(path: path, version: version, send: send)
    return (events, count)
  }

  mutating func remove(_ reader: Int) { connectedPages.removeValue(forKey: reader)?.send.finish() }

  func send(_ event: PageEvent, to reader: Int? = nil) {
    if let reader {
      connectedPages[reader]?.send.yield(event)
    } else {
      for reader in connectedPages.values { reader.send.yield(event) }
    }
  }

  /// Brings every open page at `path` to `version`. `event` returns the event for the version that a browser has, or
  /// `nil`.
  mutating func update(_ path: String, to version: UInt64, _ event: (UInt64) -> PageEvent?) {
    for (number, reader) in connectedPages where reader.path == path {
      guard let event = event(reader.version) else { continue }
      reader.send.yield(event)
      connectedPages[number]?.version = version
    }
  }
}
