/// The pages that browsers have open.
struct Readers {
  private struct Reader {
    /// The address, as the browser has it.
    let path: String
    /// That of the page as the browser has it.
    var version: UInt64
    let send: AsyncStream<PageEvent>.Continuation
  }

  private var readers: [Int: Reader] = [:]
  private var count = 0

  /// The addresses that are open.
  var paths: Set<String> { Set(readers.values.map(\.path)) }

  /// Adds a page whose browser has it as it was at `version`. Gives its messages and its number.
  mutating func add(_ path: String, version: UInt64) -> (events: AsyncStream<PageEvent>, reader: Int) {
    // A browser that does not read gets the newest, which are all it needs.
    let (events, send) = AsyncStream<PageEvent>.makeStream(bufferingPolicy: .bufferingNewest(64))
    count += 1
    readers[count] = Reader(path: path, version: version, send: send)
    return (events, count)
  }

  mutating func remove(_ reader: Int) { readers.removeValue(forKey: reader)?.send.finish() }

  func send(_ event: PageEvent, to reader: Int? = nil) {
    if let reader {
      readers[reader]?.send.yield(event)
    } else {
      for reader in readers.values { reader.send.yield(event) }
    }
  }

  /// Sends every page at `path` what it needs to look as it would at `version`: `event` decides, by the version that the browser has.
  mutating func update(_ path: String, to version: UInt64, _ event: (UInt64) -> PageEvent?) {
    for (number, reader) in readers where reader.path == path {
      guard let event = event(reader.version) else { continue }
      reader.send.yield(event)
      readers[number]?.version = version
    }
  }
}
