import Content
import Files

/// The answers that addresses elsewhere gave, kept beside the record of the last build, so that nobody is asked twice in a week.
///
/// A line has the second, since 1970, at which an address answered, and the address. Only those that live are kept: one that is mended is
/// seen at once.
struct LinkMemory: Sendable {
  private let path: String
  private var answered: [String: Int] = [:]

  /// What is remembered beside the output at `output`.
  init(besideOutput output: String) {
    path = OutputFolder.notesFolder(of: output) + "/external-links"
    guard let bytes = try? FileContents.read(path) else { return }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t")
      if parts.count == 2, let second = Int(parts[0]) { answered[String(parts[1])] = second }
    }
  }

  /// Whether `url` answered within the last `age` seconds before `now`.
  func isFresh(_ url: String, age: Int, now: Int) -> Bool {
    answered[url].map { (now - age)...now ~= $0 && age > 0 } ?? false
  }

  mutating func remember(_ url: String, now: Int) { answered[url] = now }

  /// Writes what is younger than `age` seconds. Throws ``FileError``.
  func write(age: Int, now: Int) throws(FileError) {
    try Folders.make(ContentPath.folder(of: path))
    let lines = answered.filter { $0.value >= now - age }.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\n" }
    try FileContents.write(Array(lines.joined().utf8), to: path + ".new")
    try FileContents.move(path + ".new", to: path)
  }
}
