import Content
import Diagnostics
import HTML

/// Searches the files that are about to be written for the values of private fields.
///
/// Each value is searched for as it is, as HTML and JSON escape it, and, if it is a phone number, by its digits. Case
/// is ignored. A small table contains the four bytes of each value that are rarest among all values, so that most bytes
/// of a file cost one lookup.
package struct SecretSearch: Sendable {
  private struct Needle: Sendable {
    let bytes: [UInt8]
    /// The offset of the four bytes that the search looks up.
    let offset: Int
    let secret: Secret
  }

  private let needles: [UInt32: [Needle]]
  /// For each hash of four bytes, whether the bytes of a needle have it.
  private let beginnings: [Bool]

  /// The minimum length of a value, in bytes. Shorter values occur everywhere.
  private static let shortest = 6

  package init(_ documents: [Document]) {
    let texts = documents.flatMap(\.record.secrets).flatMap { secret in
      Self.forms(of: secret.text).map { (bytes: $0.utf8.map(Self.small), secret: secret) }
    }
    var counts: [UInt32: Int] = [:]
    for text in texts {
      for offset in 0...(text.bytes.count - 4) { counts[Self.key(text.bytes, offset), default: 0] += 1 }
    }
    var needles: [UInt32: [Needle]] = [:]
    var beginnings = [Bool](repeating: false, count: 1 << 16)
    for (bytes, secret) in texts {
      let rarest = (0...(bytes.count - 4)).min {
        (counts[Self.key(bytes, $0)] ?? 0, $0) < (counts[Self.key(bytes, $1)] ?? 0, $1)
      }
      let key = Self.key(bytes, rarest ?? 0)
      needles[key, default: []].append(Needle(bytes: bytes, offset: rarest ?? 0, secret: secret))
      beginnings[Self.hash(key)] = true
    }
    self.needles = needles
    self.beginnings = beginnings
  }

  private static func forms(of text: String) -> Set<String> {
    var forms: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, let last = words.last else { continue }
      let line = String(line[first.startIndex..<last.endIndex])
      let html = HTMLEscaping.escapedText(line)
      // As Markdown's smart punctuation writes it.
      forms.insert(html.replacing("'", with: "’"))
      forms.formUnion([line, html, html.replacing("\"", with: "&quot;")])
      forms.insert(HTMLEscaping.escaped(line))
      forms.insert(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
      let digits = line.filter { "0"..."9" ~= $0 }
      if digits.count >= 7, line.allSatisfy({ "0123456789 +-().".contains($0) }) { forms.insert(digits) }
    }
    return forms.filter { $0.utf8.count >= shortest }
  }

  private static func key(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    key(bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3])
  }

  /// Returns an uppercase ASCII letter in lowercase, and any other byte unchanged.
  private static func small(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

  private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32 {
    UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16 | UInt32(fourth) << 24
  }

  private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 16) }

  /// The file that is searched.
  enum Subject {
    /// A content file, by its path, starting at `line`.
    case source(_ path: String, line: Int)
    /// An output file, by its URL.
    case output(_ address: String)
  }

  /// Returns an error for each private value in `bytes`, the contents of `subject`.
  func findings(in bytes: ArraySlice<UInt8>, of subject: Subject) -> [Diagnostic] {
    guard !needles.isEmpty, bytes.count >= Self.shortest else { return [] }
    var found: [Diagnostic] = []
    let span = bytes.span
    var key = Self.key(0, Self.small(span[0]), Self.small(span[1]), Self.small(span[2]))
    for index in 3..<span.count {
      key = key >> 8 | UInt32(Self.small(span[index])) << 24
      guard beginnings[Self.hash(key)], let candidates = needles[key] else { continue }
      for needle in candidates where Self.isUnchanged(needle.bytes, at: index - 3 - needle.offset, in: span) {
        let line = bytes.prefix(index).count { $0 == UInt8(ascii: "\n") }
        found.append(Self.diagnostic(needle.secret, subject, line: line))
      }
    }
    return found
  }

  /// Returns whether the whole needle is at `start`, and is not part of a longer word or number.
  private static func isUnchanged(_ needle: [UInt8], at start: Int, in bytes: Span<UInt8>) -> Bool {
    let end = start + needle.count
    guard start >= 0, end <= bytes.count else { return false }
    for offset in needle.indices where small(bytes[start + offset]) != needle[offset] { return false }
    return !(start > 0 && isWord(bytes[start - 1]) && isWord(needle[0]))
      && !(end < bytes.count && isWord(bytes[end]) && isWord(needle[needle.count - 1]))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  /// Returns the error for a private value. `line` counts from 0 at the start of the search.
  private static func diagnostic(_ secret: Secret, _ subject: Subject, line: Int) -> Diagnostic {
    let place: (name: String, line: Int, source: SourceLocation?) =
      switch subject {
      case .source(let path, let first): (path, first + line, SourceLocation(path: path, line: first + line))
      case .output(let address): (address, 1 + line, nil)
      }
    return Diagnostic(
      .privateValue, "the private value of \"\(secret.field)\" appears in \(place.name), line \(place.line)",
      at: secret.location, related: place.source,
      help: "remove it there, or make the field public")
  }
}

extension [Diagnostic] {
  /// Returns the findings with each private value reported only once: in the sources that contain it, because all files
  /// rendered from them also contain it, or else in a single output file.
  package func reportingPrivateValuesOnce() -> [Diagnostic] {
    let found = filter { $0.rule == .privateValue }
    guard found.count > 1 else { return self }
    let ofSources = Set(found.filter { $0.related != nil }.map(\.location))
    var reported: Set<SourceLocation?> = []
    return filter { finding in
      guard finding.rule == .privateValue, finding.related == nil else { return true }
      return !ofSources.contains(finding.location) && reported.insert(finding.location).inserted
    }
  }
}
