extension MarkupState {
  private static let urlAttributes: Set = [
    "href", "src", "action", "formaction", "cite", "poster", "data", "background", "manifest", "ping", "longdesc",
    "icon", "xlink:href",
  ]
  private static let sourceSets: Set = ["srcset", "imagesrcset"]

  /// Returns the escaping for a value written here, or the reason why none is safe.
  func place() -> Result<EscapingPlace, NoSafePlace> {
    switch region {
    case .text: .success(isJSON ? .plain : .htmlText)
    case .rawText(let element, _): placeInRawText(of: element)
    case .value(_, nil, _), .beforeValue:
      refused("a value cannot be written safely in an unquoted attribute", "put quotes around it")
    case .value(let attribute, _, let url): place(in: attribute, url)
    case .tagName("h"), .tagName("/h"): .success(.headingLevel)
    case .tagName: refused("a value cannot be a tag name", "use {% if %} to choose between complete tags")
    case .tag, .attributeName, .afterAttributeName, .afterPartialName:
      refused("a value cannot be an attribute name", "use {% if %} to choose between complete attributes")
    case .comment: refused("a value cannot be written in an HTML comment", "use a template comment: {# #}")
    case .declaration, .characterData: refused("a value cannot be written in a declaration", nil)
    }
  }

  private func refused(_ message: String, _ help: String?) -> Result<EscapingPlace, NoSafePlace> {
    .failure(NoSafePlace(message, help))
  }

  private func placeInRawText(of element: String) -> Result<EscapingPlace, NoSafePlace> {
    switch element {
    case "script" where isXML, "style" where isXML:
      refused("a value cannot be written safely in <\(element)>", "put it in an attribute or in text")
    case "script" where script.isCode: .success(.script)
    case "script":
      refused(
        "a value cannot be written safely in a string\(isJSON ? "" : ", comment, or regular expression in a script")",
        "write it as a value of its own, without quotes: Broadside adds them")
    case "xmp", "iframe", "noembed", "noframes", "plaintext":
      refused("a value cannot be written safely in <\(element)>", "put it outside the element")
    case "style": refused("a value cannot be written safely in <style>", "put it in a class or an attribute")
    default: .success(.rcdata)
    }
  }

  /// Returns whether an attribute contains a URL.
  func isAddress(_ attribute: String) -> Bool {
    Self.urlAttributes.contains(isXML ? Self.withoutPrefix(attribute) : attribute)
      || isRefresh && attribute == "content"
  }

  private func place(in attribute: String, _ url: URLState) -> Result<EscapingPlace, NoSafePlace> {
    if attribute.hasPrefix("on") {
      return refused(
        "a value cannot be written safely in the event handler \"\(attribute)\"", "put it in a data- attribute")
    }
    if attribute == "http-equiv" {
      return refused(
        "a value cannot be written safely in \"http-equiv\"", "use {% if %} to choose between complete <meta> tags")
    }
    if attribute == "style" { return .success(.style) }
    if attribute == "srcdoc" { return refused("a value cannot be written safely in \"srcdoc\"", "link to a page") }
    if ["set", "animate", "animatetransform", "animatemotion"].contains(element),
      ["to", "from", "by", "values", "attributename"].contains(attribute)
    {
      return refused("a value cannot be written safely in the \"\(attribute)\" attribute of an SVG animation", nil)
    }
    if Self.sourceSets.contains(attribute) { return .success(.srcset) }
    return isAddress(attribute) ? url.place() : .success(.attribute)
  }
}
