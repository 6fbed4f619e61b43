import Templates

/// The names of months in English and in another language, as ``ReadableCharacters`` contain them, and the words that
/// are written next to them in dates.
struct MonthNames: Sendable {
  private let names: [(name: [UInt8], month: Int)]

  /// The endings of ordinal numbers, and words between a day and a month: `31st of March`, `1er mars`, `31. März`.
  private static let dayEndings = ["st", "nd", "rd", "th", "er", "º", "."].map { Array($0.utf8) }
  private static let joiners = ["of", "del", "de", "do", "."].map { Array($0.utf8) }

  init(language tag: String) {
    var reader = ReadableText()
    var names: [(name: [UInt8], month: Int)] = []
    for language in Set(["en", DateLocale.primaryLanguage(of: tag)]) {
      guard let locale = DateLocale.all[language] else { continue }
      // The Associated Press abbreviates September with four letters.
      let months = Array(0..<12) + Array(0..<12)
      let others = language == "en" ? [("Sept", 8)] : []
      for (name, index) in Array(zip(locale.months + locale.shortMonths, months)) + others {
        reader.read(Array(name.utf8)[...])
        let bytes = reader.text.bytes
        names.append((bytes.last == UInt8(ascii: ".") ? bytes.dropLast() : bytes, index + 1))
      }
    }
    self.names = names
  }

  /// Returns the months whose names are at `position`, each with the position after the name and the word that joins it
  /// to the next number.
  func after(_ position: Int, in bytes: [UInt8]) -> [(month: Int, end: Int)] {
    names.filter { bytes[position...].starts(with: $0.name) }.flatMap { name, month in
      Self.ends(position + name.count, of: Self.joiners, in: bytes).map { (month, $0) }
    }
  }

  /// Returns the months whose names end at `position`.
  func before(_ position: Int, in bytes: [UInt8]) -> [Int] {
    let text = bytes[..<position]
    let end = text.last == UInt8(ascii: ".") ? text.dropLast() : text
    return names.filter { name, _ in end.suffix(name.count).elementsEqual(name) }.map(\.month)
  }

  /// Returns the positions at which a month or a year can begin after a day that ends at `position`.
  func endsOfDay(_ position: Int, in bytes: [UInt8]) -> [Int] {
    Self.ends(position, of: Self.dayEndings, in: bytes).flatMap { Self.ends($0, of: Self.joiners, in: bytes) }
  }

  /// Returns `position` and, if one of `words` is there, the position after it.
  private static func ends(_ position: Int, of words: [[UInt8]], in bytes: [UInt8]) -> [Int] {
    let word = words.first { bytes[position...].starts(with: $0) }
    return [position] + (word.map { [position + $0.count] } ?? [])
  }
}
