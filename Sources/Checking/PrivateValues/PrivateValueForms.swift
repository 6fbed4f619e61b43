import Content
import Rendering
import Values

/// The forms in which a private value is recognized. ``ReadableText`` decides which texts are the same; this table adds
/// what depends on the type of the field.
struct PrivateValueForms {
  /// Texts as ``ReadableCharacters`` contain them.
  private(set) var texts: Set<[UInt8]> = []
  private(set) var numbers: [PrivateNumber] = []
  private(set) var date: DateValue?

  /// The minimum length of a value, in characters. Shorter values occur everywhere.
  private static let shortest = 6
  /// The minimum length of a text without white space and other characters that do not count, in bytes.
  private static let fewestFolded = 5
  /// The minimum length of a number, in digits.
  static let fewestDigits = 7

  init(of secret: Secret, reader: inout ReadableText) {
    switch secret.recognition {
    case .never: break
    case .text: for line in secret.text.split(whereSeparator: \.isNewline) { add(line: String(line), &reader) }
    case .url: if secret.text.count >= Self.shortest { add(Self.withoutScheme(secret.text), &reader) }
    case .number: numbers = [PrivateNumber(integer: secret.text)].compactMap(\.self)
    case .date: date = LoadedSite.day(of: secret.text)
    }
  }

  private mutating func add(line: String, _ reader: inout ReadableText) {
    numbers += PrivateNumber.phones(in: line)
    let line = String(line.trimmingPrefix(while: \.isWhitespace))
    guard line.count >= Self.shortest else { return }
    add(line, &reader)
    // As file names and URLs contain it.
    let slug = slug(line)
    if slug.utf8.count >= Self.shortest { add(slug, &reader) }
    // As JSON contains it.
    if line.contains("\\") { add(line.replacing("\\", with: "\\\\"), &reader) }
  }

  private mutating func add(_ text: String, _ reader: inout ReadableText) {
    reader.read(Array(text.utf8)[...])
    if reader.text.bytes.count >= Self.fewestFolded { texts.insert(reader.text.bytes) }
    // Tags by themselves are not part of the value, but the text in angle brackets can be an email address.
    let markup = reader.markup.bytes
    if markup.count >= Self.shortest,
      markup.contains(where: { "@=".utf8.contains($0) }) || reader.markup.contains("://")
    {
      texts.insert(markup)
    }
  }

  private static func withoutScheme(_ url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
  }
}
