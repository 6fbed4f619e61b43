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
  /// The minimum length of a number, in digits.
  static let fewestDigits = 7

  init(of secret: Secret, reader: inout ReadableText) {
    switch secret.recognition {
    case .never: break
    case .text: for line in secret.text.split(whereSeparator: \.isNewline) { add(line: String(line), &reader) }
    case .url: add(Self.withoutScheme(secret.text), &reader)
    case .number: add(PrivateNumber(integer: secret.text))
    case .date: date = LoadedSite.day(of: secret.text)
    }
  }

  private mutating func add(line: String, _ reader: inout ReadableText) {
    add(line, &reader)
    // As file names and URLs contain it.
    add(slug(line), &reader)
    // As JSON contains it.
    if line.contains("\\") { add(line.replacing("\\", with: "\\\\"), &reader) }
    add(PrivateNumber(phone: line))
  }

  private mutating func add(_ number: PrivateNumber?) {
    if let number { numbers.append(number) }
  }

  private mutating func add(_ text: String, _ reader: inout ReadableText) {
    reader.read(Array(text.utf8)[...])
    for characters in [reader.text, reader.markup] {
      let count = text.trimmingPrefix(while: \.isWhitespace).count
      if count >= Self.shortest, characters.bytes.count >= PrivateTexts.keyLength { texts.insert(characters.bytes) }
    }
  }

  private static func withoutScheme(_ url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
  }
}
