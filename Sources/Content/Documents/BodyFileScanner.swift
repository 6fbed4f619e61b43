import HTML
import Values

/// Finds the names of files in the Markdown of a document.
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

  /// The length of the text before a file extension that is searched for the beginning of the name, in bytes.
  private static let longestName = 1024

  /// Returns the files in `texts`, the Markdown of a document whose folder is that of `files`.
  static func files(in texts: [ArraySlice<UInt8>], _ files: FileReferences) -> BodyFiles {
    let scanners = texts.map { text in
      var scanner = BodyFileScanner(body: text, files: files)
      scanner.scan()
      return scanner
    }
    let linked = scanners.reduce(into: Set()) { $0.formUnion($1.linked) }
    let mentioned = scanners.reduce(into: Set()) { $0.formUnion($1.mentioned) }
    return BodyFiles(linked: linked.sorted(), mentioned: mentioned.sorted())
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
      guard let start = beginning(before: dot, after: dot - Self.longestName) else { continue }
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

  /// Returns the position after the last delimiter in the body before `end`; `nil` if it is before `limit`.
  private func beginning(before end: Int, after limit: Int) -> Int? {
    let start = max(limit, body.startIndex)
    return body[start..<end].lastIndex(where: Self.isDelimiter).map { $0 + 1 } ?? (limit < start ? start : nil)
  }

  /// Adds the file that has the path of `url`, a host and a path, if the host is that of the site. Which host that is, is
  /// not known here, so the URL withholds the file of an unpublished document but does not publish it.
  private mutating func add(url: ArraySlice<UInt8>) {
    let path = url.drop { $0 != UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard path.dropFirst().contains(UInt8(ascii: ".")) else { return }
    let base = files.files.basePath
    let written = String(decoding: path, as: UTF8.self)
    let own = written.hasPrefix(base + "/") ? String(written.dropFirst(base.utf8.count)) : written
    if let file = Self.path(own, from: files.folder) { mentioned.insert(file) }
  }

  private mutating func add(endingAt end: Int, dot: Int) {
    var start = dot
    for _ in 0..<Self.mostBeginnings {
      guard let next = beginning(before: start, after: dot - Self.longestName) else { return }
      start = next
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
    var before = body[..<start]
    while let last = before.last, last.isHTMLSpace || "<\"'".utf8.contains(last) { before = before.dropLast() }
    return ["](", "=", "]:"].contains { before.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static func path(_ written: String, from folder: String) -> UInt64? {
    // In Markdown, a backslash can come before punctuation.
    let unescaped = written.replacing("\\", with: "")
    let decoded = ContentPath.percentDecoded(CharacterReferences.decoding(unescaped, in: .attribute))
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
