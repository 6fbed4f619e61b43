/// The IDs that more than one element of a page has, which HTML does not allow (HTML standard, section 3.2.6): links and
/// scripts find only the first of these elements.
package enum DuplicateIDs {
  /// Returns the attributes that repeat the ID of an element before them in `page`, one for each ID.
  package static func all(in page: [UInt8]) -> [HTMLAttribute] {
    // Reading the tags takes much longer than searching for bytes, and hardly any page has duplicate IDs.
    guard mayExist(in: page[...]) else { return [] }
    var known: Set<[UInt8]> = []
    var reported: Set<[UInt8]> = []
    return attributes(in: page).filter { attribute in
      let id = Array(attribute.valueBytes)
      return !known.insert(id).inserted && reported.insert(id).inserted
    }
  }

  /// Returns the IDs of the elements of `page`, in order.
  package static func ids(in page: [UInt8]) -> [[UInt8]] { attributes(in: page).map { Array($0.valueBytes) } }

  private static func attributes(in page: [UInt8]) -> [HTMLAttribute] {
    PageTokens(page).compactMap { token in
      guard case .tag(let tag) = token, !tag.isEndTag, let id = tag["id"] else { return nil }
      return id.valueBytes.isEmpty ? nil : id
    }
  }

  /// Returns whether two attributes that could be IDs have the same value. An ID can be written with character
  /// references in one place and without them in another; such IDs are not found.
  private static func mayExist(in page: ArraySlice<UInt8>) -> Bool {
    var known: Set<ArraySlice<UInt8>> = []
    var position = page.startIndex
    while let sign = page.firstIndex(of: UInt8(ascii: "="), from: position) {
      position = sign + 1
      let name = page[..<sign].lastIndex { !$0.isHTMLSpace } ?? page.startIndex
      guard name > page.startIndex, page[name] | 0x20 == UInt8(ascii: "d"), page[name - 1] | 0x20 == UInt8(ascii: "i")
      else { continue }
      var value = page[position...].drop(while: \.isHTMLSpace)
      if let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        value = value.dropFirst().prefix { $0 != quote }
      } else {
        value = value.prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: ">") }
      }
      if !value.isEmpty, !known.insert(value).inserted { return true }
    }
    return false
  }
}
