/// Returns text as a URL segment: lowercase letters and digits, with words joined by single hyphens.
///
/// The form of an accented letter in `text`, composed or decomposed, does not matter. Latin letters lose their accents.
/// Cyrillic and Greek are transliterated as in passports. Other scripts stay, because a URL can contain them. Text that
/// consists only of symbols becomes their Unicode names: `raised-fist`. The result is empty only if there is nothing
/// visible.
package func slug(_ text: String) -> String {
  if isSlug(text) { return text }
  let text = text.inNFC
  let slug = slugOfLetters(text)
  guard slug.isEmpty else { return slug }
  let names = text.unicodeScalars.compactMap { scalar -> String? in
    let isShown = scalar.properties.generalCategory != .nonspacingMark && !scalar.properties.isWhitespace
    return isShown && scalar.value > 0x7F ? scalar.properties.name : nil
  }
  return slugOfLetters(names.joined(separator: " "))
}

/// Returns whether text already is a slug, as most file names are.
private func isSlug(_ text: String) -> Bool {
  var last: UInt8 = 0x2D
  for byte in text.utf8 {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: break
    case 0x2D where last != 0x2D: break
    default: return false
    }
    last = byte
  }
  return last != 0x2D
}

/// Returns the slug of ASCII text, which can be processed as bytes, or `nil` for any other text.
private func slugOfASCII(_ text: String) -> String? {
  var slug: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: slug.append(byte)
    case 0x41...0x5A: slug.append(byte | 0x20)
    case 0x27: continue
    case 0x80...: return nil
    default: if let last = slug.last, last != 0x2D { slug.append(0x2D) }
    }
  }
  if slug.last == 0x2D { slug.removeLast() }
  return String(decoding: slug, as: UTF8.self)
}

private func slugOfLetters(_ text: String) -> String {
  if let slug = slugOfASCII(text) { return slug }
  var slug = ""
  var pendingDash = false
  for scalar in text.lowercased().unicodeScalars {
    if let plain = plainForm(of: scalar) {
      if pendingDash { slug += "-" }
      pendingDash = false
      slug += plain
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      if pendingDash { slug += "-" }
      pendingDash = false
      slug.unicodeScalars.append(scalar)
    } else if scalar.properties.generalCategory == .nonspacingMark || "'’".unicodeScalars.contains(scalar) {
      continue
    } else {
      pendingDash = !slug.isEmpty
    }
  }
  return slug
}

/// Returns a letter without its accents or transliterated, or `nil` if it has no such form or is already plain.
private func plainForm(of scalar: Unicode.Scalar) -> String? {
  guard scalar.value > 0x7F else { return nil }
  if let plain = plainLetters[scalar] { return plain }
  // "LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE"
  guard scalar.properties.isAlphabetic, let words = scalar.properties.name?.split(separator: " "), words.count > 4,
    words[..<3] == ["LATIN", "SMALL", "LETTER"], words[3].count == 1, words[4] == "WITH"
  else { return nil }
  return words[3].lowercased()
}

/// Lowercase letters that have a plain form, as in library catalogs and passports.
private let plainLetters: [Unicode.Scalar: String] = {
  let forms: [(String, String)] = [
    ("àáâãåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõøōŏő", "o"),
    ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
    // As in passports: ICAO Doc 9303, part 3, section 6.
    ("аάα", "a"), ("бβ", "b"), ("в", "v"), ("гґγ", "g"), ("дδ", "d"), ("еєэεέ", "e"), ("ё", "e"), ("ж", "zh"),
    ("з", "z"),
    ("иіηήιίϊΐ", "i"), ("йї", "i"), ("кκ", "k"), ("лλ", "l"), ("мμ", "m"), ("нν", "n"), ("оοόωώ", "o"),
    ("пπ", "p"), ("рρ", "r"), ("сσς", "s"), ("тτ", "t"), ("уυύϋΰ", "u"), ("фφ", "f"), ("х", "kh"), ("ц", "ts"),
    ("ч", "ch"), ("ш", "sh"), ("щ", "shch"), ("ъ", "ie"), ("ы", "y"), ("ю", "iu"), ("я", "ia"), ("ζ", "z"),
    ("θ", "th"), ("ξ", "x"), ("χ", "ch"), ("ψ", "ps"),
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ß", "ss"),
  ]
  var letters: [Unicode.Scalar: String] = [:]
  for (accented, plain) in forms { for scalar in accented.unicodeScalars { letters[scalar] = plain } }
  return letters
}()
