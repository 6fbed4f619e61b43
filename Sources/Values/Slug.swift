/// A text as a part of an address: lower case, letters and digits, words joined by single dashes.
///
/// Accents of Latin letters go, other scripts stay, for an address in Cyrillic is an address. Empty where the text has
/// neither letter nor digit.
package func slug(_ text: String) -> String {
  var slug = ""
  var pendingDash = false
  for scalar in text.lowercased().unicodeScalars {
    if let plain = latinLetters[scalar] {
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

/// Lower-case Latin letters that have a plain form, as library catalogues and passports write it.
private let latinLetters: [Unicode.Scalar: String] = {
  let forms: [(String, String)] = [
    ("àáâãåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõøōŏő", "o"),
    ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ß", "ss"),
  ]
  var letters: [Unicode.Scalar: String] = [:]
  for (accented, plain) in forms { for scalar in accented.unicodeScalars { letters[scalar] = plain } }
  return letters
}()
