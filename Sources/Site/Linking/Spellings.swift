/// The texts that have the same URL: the spellings of a name in an open type, or values of a field with a list for each.
struct Spellings<Use: Sendable>: Sendable {
  struct Spelling: Sendable {
    let text: String
    let first: Use
    fileprivate(set) var count = 1
  }

  /// The text that was used first.
  private var first: Spelling
  /// All other texts, in the order of their first use.
  private var others: [Spelling] = []
  private var positions: [String: Int] = [:]

  init(_ text: String, _ use: Use) { first = Spelling(text: text, first: use) }

  mutating func add(_ text: String, _ use: Use) {
    if text == first.text {
      first.count += 1
    } else if let position = positions[text] {
      others[position].count += 1
    } else {
      positions[text] = others.count
      others.append(Spelling(text: text, first: use))
    }
  }

  /// Returns the spelling `text`; `nil` if nothing uses it.
  subscript(text: String) -> Spelling? { text == first.text ? first : positions[text].map { others[$0] } }

  /// A Boolean value that indicates whether there is more than one text.
  var differ: Bool { !others.isEmpty }

  /// Returns whether a text is not a spelling of `name`.
  func haveOther(than name: String) -> Bool {
    let key = spellingKey(name)
    return ([first] + others).contains { $0.text != name && spellingKey($0.text) != key }
  }

  /// The number of uses of all texts.
  var count: Int { others.reduce(first.count) { $0 + $1.count } }

  /// The text that is used most often; of those that are used equally often, the one that was used first.
  var preferred: Spelling { others.reduce(first) { $1.count > $0.count ? $1 : $0 } }

  /// The text, other than `text`, that is used most often.
  func other(than text: String) -> Spelling? {
    ([first] + others).filter { $0.text != text }.reduce(nil) { best, next in
      best.map { next.count > $0.count ? next : $0 } ?? next
    }
  }
}

/// Returns text in a form that is the same for all spellings of one name: lowercase, without quotation marks and
/// apostrophes, and with a single space between words instead of punctuation. Other characters stay, because they can
/// distinguish things, such as `C++` and `C#`, `A-` and `A`, or `.net` and `Net`.
func spellingKey(_ text: String) -> String {
  var key = String.UnicodeScalarView()
  var gap: [Unicode.Scalar] = []
  for scalar in text.lowercased().unicodeScalars where !quotationMarks.contains(scalar) {
    if scalar.properties.isWhitespace || punctuation.contains(scalar) {
      gap.append(scalar)
      continue
    }
    let areWords = scalar.properties.isWordPart && key.last?.properties.isWordPart == true
    // A dot or a dash between two digits has a meaning.
    let areDigits = scalar.properties.numericType != nil && key.last?.properties.numericType != nil
    if !gap.isEmpty, areWords, !areDigits { key.append(" ") } else { key += gap.filter { !$0.properties.isWhitespace } }
    gap = []
    key.append(scalar)
  }
  return String(key + gap.filter { !$0.properties.isWhitespace })
}

private let quotationMarks = Set("'’‘\"“”".unicodeScalars)

private let punctuation = Set("-‐‑‒–—―_,.:;/".unicodeScalars)

extension Unicode.Scalar.Properties {
  fileprivate var isWordPart: Bool { isAlphabetic || numericType != nil || generalCategory == .nonspacingMark }
}
