/// Contents of a published XML file that a browser could run, or that could load other files.
package enum ActiveContent {
  /// The first such content in a file, and its location.
  package struct Finding: Error, Hashable {
    /// A description: "`<script>`, which browsers run".
    package let what: String
    package let line: Int
    package let column: Int
  }

  private static let svg = "http://www.w3.org/2000/svg"
  /// The namespaces of the W3C whose elements browsers do not run in an SVG image.
  private static let inert: Set = [
    xlink, xml, "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
  ]
  private static let xlink = "http://www.w3.org/1999/xlink"
  private static let xml = "http://www.w3.org/XML/1998/namespace"

  /// Returns the first active content of an SVG image, or `nil` if it has none.
  package static func first(inSVG source: [UInt8]) -> Finding? {
    var scanner = XMLScanner(source)
    var prefixes: [String: String] = [:]
    // The text of the style sheet that is open. A browser joins its pieces.
    var sheet: String?
    var opening = scanner
    do throws(Finding) {
      while let token = try scanner.next() {
        switch token {
        case .text(let text): sheet? += text
        case .startTag(let name, let attributes):
          if sheet != nil { throw scanner.found("<\(name)> in a style sheet") }
          if let what = problem(name, attributes, &prefixes) { throw scanner.found(what) }
          if name.split(separator: ":").last == "style", !scanner.isSelfClosing { (sheet, opening) = ("", scanner) }
        case .endTag:
          if let what = sheet.flatMap(SVGStyle.problem(inSheet:)) { throw opening.found(what) }
          sheet = nil
        }
      }
      return sheet.map { _ in opening.found("a style sheet that is not closed") }
    } catch { return error }
  }

  /// Returns the first active content of another XML file: a style sheet, or elements of HTML or SVG.
  package static func first(inXML source: [UInt8]) -> Finding? {
    var scanner = XMLScanner(source)
    do throws(Finding) {
      while let token = try scanner.next() {
        guard case .startTag(_, let attributes) = token else { continue }
        for attribute in attributes where attribute.name == "xmlns" || attribute.name.hasPrefix("xmlns:") {
          let isActive = ["1999/xhtml", "2000/svg", "1998/Math/MathML", "1999/XSL/Transform"].contains {
            attribute.value.hasSuffix($0)
          }
          if isActive { throw scanner.found("elements in the namespace \(attribute.value)") }
        }
      }
      return nil
    } catch { return error }
  }

  /// Returns what is active in a tag. `prefixes` are the namespaces of the prefixes so far, each of which has only one.
  private static func problem(
    _ name: String, _ attributes: [XMLScanner.Attribute], _ prefixes: inout [String: String]
  ) -> String? {
    for attribute in attributes {
      let isPrefix = attribute.name.hasPrefix("xmlns:")
      guard isPrefix || attribute.name == "xmlns" else { continue }
      let value = attribute.value
      guard value == svg || isPrefix && (inert.contains(value) || !value.contains("www.w3.org")) else {
        return "elements in the namespace \(value)"
      }
      let prefix = isPrefix ? String(attribute.name.dropFirst(6)) : ""
      if prefixes.updateValue(value, forKey: prefix).map({ $0 != value }) ?? false {
        return "a second namespace for \(prefix)"
      }
    }
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let namespace = parts.count > 1 ? prefixes[String(parts[0])] : svg
    guard let namespace else { return "<\(name)>, whose namespace is not declared" }
    guard namespace == svg else { return nil }
    let element = String(parts[parts.count - 1])
    guard AllowedSVG.elements.contains(element) else { return "<\(name)>" }
    for attribute in attributes where attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") {
      let parts = attribute.name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      var name = attribute.name
      if parts.count > 1 {
        switch parts[0] == "xml" ? xml : prefixes[String(parts[0])] {
        case xlink where parts[1] == "href": name = "href"
        case xml where !["space", "lang", "id"].contains(parts[1]): break
        case svg, nil: break
        default: continue
        }
      }
      if let what = AllowedSVG.problem(with: name, attribute.value, on: element) { return what }
    }
    return nil
  }
}
