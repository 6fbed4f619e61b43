import Content
import Diagnostics
import HTML

/// A link of a published file to a path that the site does not have, or to an anchor that the page does not have.
struct PageLink {
  enum Target: Hashable {
    /// A path from the root of the host.
    case path(String)
    /// A path from the URL of the page, as it is written. Templates write such a path on pages with different URLs.
    case relative(String)
    /// The ID of an element of the same page.
    case anchor(String)
  }

  let target: Target
  /// The bytes of the URL in the file.
  let range: Range<Int>
  /// A Boolean value that indicates whether the page shows or loads the target, such as an image or a style sheet.
  let isFile: Bool
  var isInStyleSheet = false
  var nearestAnchor: String?
  /// The beginning of the URL that a value wrote, before the first text in a template.
  var prefix = ""
}

extension PageLink {
  /// The text that is the same for all pages with this link.
  var key: String { "\(target)" }

  /// Returns the bytes of the URL before its query and its anchor; all bytes of a link to an anchor.
  func pathRange(in file: [UInt8]) -> Range<Int> {
    if case .anchor = target { return range }
    let path = file[range].prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    return path.startIndex..<path.endIndex
  }

  private static let files: [StaticString] = ["src", "poster", "data"]
  private static let fileSets: [StaticString] = ["srcset", "imagesrcset"]

  /// Returns the links of a page whose path is not among `urls`, which are fingerprints of paths, or whose anchor is not
  /// among `anchors`.
  static func broken(in page: [UInt8], of markup: PageMarkup, urls: Set<UInt64>) -> [PageLink] {
    var links: [PageLink] = []
    let anchors = Set(markup.anchors)
    for case .tag(let tag) in PageTokens(page) where !tag.isEndTag && !tag.isNamed("base") {
      for attribute in tag.attributes {
        let value = page[attribute.valueRange]
        if fileSets.contains(where: attribute.isNamed) {
          for candidate in value.split(separator: UInt8(ascii: ",")) {
            let url = candidate.trimmingSpaces().prefix { !$0.isHTMLSpace }
            if let link = link(url, isFile: true, markup, urls, anchors) { links.append(link) }
          }
        } else if files.contains(where: attribute.isNamed) || attribute.isNamed("href") {
          let isFile = !attribute.isNamed("href") || tag.isNamed("link")
          if let link = link(value.trimmingSpaces(), isFile: isFile, markup, urls, anchors) { links.append(link) }
        }
      }
    }
    return links
  }

  /// Returns the `url(…)` of a style sheet whose paths are not among `urls`.
  static func broken(inStyleSheet bytes: [UInt8], of markup: PageMarkup, urls: Set<UInt64>) -> [PageLink] {
    var links: [PageLink] = []
    var position = 0
    while let start = bytes[...].firstIndex(of: "url(", from: position) {
      position = start + 4
      let end = bytes[...].firstIndex(of: UInt8(ascii: ")"), from: position) ?? bytes.endIndex
      var url = bytes[position..<end].trimmingSpaces()
      if let quote = url.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        url = url.dropFirst().prefix { $0 != quote }
      }
      position = end
      if let link = link(url, isFile: true, markup, urls, nil) { links.append(link) }
    }
    return links
  }

  /// Returns the link with the URL `source` if it is broken. Anchors are not checked if they are `nil`.
  private static func link(
    _ source: ArraySlice<UInt8>, isFile: Bool, _ markup: PageMarkup, _ urls: Set<UInt64>, _ anchors: Set<String>?
  ) -> PageLink? {
    let isEscaped = source.contains(UInt8(ascii: "&"))
    let url = isEscaped ? CharacterReferences.decoding(source, in: .attribute)[...] : source
    if url.first == UInt8(ascii: "#") {
      guard let anchors, let id = brokenAnchor(url.dropFirst(), anchors) else { return nil }
      return PageLink(
        target: .anchor(id), range: source.indices, isFile: isFile, nearestAnchor: nearestName(to: id, in: anchors))
    }
    guard let path = markup.sitePath(of: url, isLink: true), !urls.contains(PageMarkup.fingerprint(of: path)) else {
      return nil
    }
    let isRelative = anchors != nil && url.first != UInt8(ascii: "/") && URLScheme(of: url) == nil
    return PageLink(
      target: isRelative
        ? .relative(String(decoding: url, as: UTF8.self)) : .path(String(decoding: path, as: UTF8.self)),
      range: source.indices,
      isFile: isFile, isInStyleSheet: anchors == nil)
  }

  /// Returns the ID that the fragment `written` refers to if it is not among `anchors`. An empty fragment and `top` mean
  /// the top of the page (section 7.4.6.4).
  private static func brokenAnchor(_ written: ArraySlice<UInt8>, _ anchors: Set<String>) -> String? {
    let fragment = String(decoding: written, as: UTF8.self)
    let id = ContentPath.percentDecoded(fragment)
    let isTop = fragment.isEmpty || fragment.lowercased() == "top"
    return isTop || anchors.contains(fragment) || anchors.contains(id) ? nil : id
  }
}
