import HTML
import Values

/// Finds the names of files in the body of a document.
///
/// The body is not parsed, because every body of a site is scanned, but only those of unpublished documents matter, and
/// of these only the few that use files. So each character that can come before a file name is tried as its beginning.
struct BodyFileScanner {
  private let body: ArraySlice<UInt8>
  private let files: FileReferences
  private var linked: Set<UInt64> = []
  private var mentioned: Set<UInt64> = []

  /// The maximum number of beginnings to try for each file extension.
  private static let mostBeginnings = 16

  /// Returns the files in `body`, the Markdown of a document whose folder is that of `files`.
  static func files(in body: ArraySlice<UInt8>, _ files: FileReferences) -> BodyFiles {
    var scanner = BodyFileScanner(body: body, files: files)
    scanner.scan()
    return BodyFiles(linked: scanner.linked.sorted(), mentioned: scanner.mentioned.sorted())
  }

  private init(body: ArraySlice<UInt8>, files: FileReferences) {
    self.body = body
    self.files = files
  }

  private mutating func scan() {
    var next = body.startIndex
    while let dot = body.firstIndex(of: UInt8(ascii: "."), from: next) {
      next = dot + 1
      let ending = body[next...].prefix(while: \.isASCIIAlphanumeric)
      guard !ending.isEmpty, !ending.elementsEqual("md".utf8) else { continue }
      let start = body[..<dot].lastIndex(where: Self.isDelimiter).map { $0 + 1 } ?? body.startIndex
      if let scheme = body[start..<dot].firstRange(of: "://".utf8) {
        let url = body[scheme.upperBound...].prefix { !Self.isDelimiter($0) }
        add(url: url)
        next = url.endIndex
      } else {
        add(endingAt: ending.endIndex, dot: dot)
        next = ending.endIndex
      }
    }
  }

  /// Adds the file at the URL whose host and path are `url`, if it is on this site.
  private mutating func add(url: ArraySlice<UInt8>) {
    let path = url.drop { $0 != UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.dropFirst().contains(UInt8(ascii: ".")) else { return }
    let base = files.files.basePath
    let written = String(decoding: path, as: UTF8.self)
    let own = written.hasPrefix(base + "/") ? String(written.dropFirst(base.utf8.count)) : written
    if let file = Self.path(own, from: files.folder) { linked.insert(file) }
  }

  private mutating func add(endingAt end: Int, dot: Int) {
    var start = dot
    for _ in 0..<Self.mostBeginnings {
      start = body[..<start].lastIndex(where: Self.isDelimiter).map { $0 + 1 } ?? body.startIndex
      let name = body[start..<end]
      if let first = name.first, !first.isHTMLSpace,
        let file = Self.path(String(decoding: name, as: UTF8.self), from: files.folder)
      {
        if isLink(at: start) { linked.insert(file) } else { mentioned.insert(file) }
      }
      guard start > body.startIndex, body[start - 1] != UInt8(ascii: "\n") else { return }
      start -= 1
    }
  }

  /// Returns whether a link, an image, or the value of an attribute begins at `start`.
  private func isLink(at start: Int) -> Bool {
    let before = body[..<start].suffix(3)
    return ["](", "](<", "=", "=\"", "='", "]: ", "]:"].contains { before.reversed().starts(with: $0.utf8.reversed()) }
  }

  private static func path(_ written: String, from folder: String) -> UInt64? {
    let decoded = ContentPath.percentDecoded(CharacterReferences.decoding(written, in: .attribute))
    return ContentPath.resolve(decoded, from: folder).map { Fingerprint($0.inNFC).value }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "|"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "*"):
      true
    default: byte.isHTMLSpace
    }
  }
}
