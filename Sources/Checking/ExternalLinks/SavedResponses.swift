import Content
import Files

/// The responses of external URLs, saved so that later checks need not request the same URLs again.
///
/// A line has the time of a response, in seconds since 1970, and the URL. Only successful responses are saved, so a
/// target that works again is noticed at once.
struct SavedResponses: Sendable {
  private let path: String
  private var answered: [String: Int] = [:]

  /// Reads the responses that are saved in the file at `path`.
  init(at path: String) {
    self.path = path
    guard let bytes = try? FileContents.read(path) else { return }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t")
      if parts.count == 2, let second = Int(parts[0]) { answered[String(parts[1])] = second }
    }
  }

  /// Returns whether `url` responded within the last `age` seconds before `now`.
  func isFresh(_ url: String, age: Int, now: Int) -> Bool {
    answered[url].map { (now - age)...now ~= $0 && age > 0 } ?? false
  }

  mutating func save(_ url: String, now: Int) { answered[url] = now }

  /// Writes the responses of the last `age` seconds. Throws ``FileError``.
  func write(age: Int, now: Int) throws(FileError) {
    try Folders.make(ContentPath.folder(of: path))
    let lines = answered.filter { $0.value >= now - age }.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\n" }
    try FileContents.write(Array(lines.joined().utf8), to: path + ".new")
    try FileContents.move(path + ".new", to: path)
  }
}
