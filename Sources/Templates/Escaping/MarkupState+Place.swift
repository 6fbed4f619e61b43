/// Why a value cannot be written somewhere, and what to do instead.
struct NoSafePlace: Error, Hashable {
  let message: String
  let help: String?

  init(_ message: String, _ help: String?) {
    self.message = message
    self.help = help
  }
}

extension MarkupState {
  private static let urlAttributes: Set = [
    "href", "src", "action", "formaction", "cite", "poster", "data", "background", "manifest", "ping", "longdesc",
    "icon", "xlink:href",
  ]
  private static let sourceSets: Set = ["srcset", "imagesrcset"]

  /// The escaping for a value written here; an explanation where there is no safe one.
  func place() -> Result<EscapingPlace, NoSafePlace> {
    switch region {
    case .text: .success(isJSON ? .plain : .htmlText)
    case .rawText(let element, _): placeInRawText(of: element)
    case .value(_, nil, _), .beforeValue:
      refused("a value cannot be written safely in an attribute without quotes", "put it in quotes")
    case .value(let attribute, _, let url): place(in: attribute, url)
    case .tagName: refused("a value cannot be the name of a tag", "write the tags out, in an if")
    case .tag, .attributeName, .afterAttributeName, .afterPartialName:
      refused("a value cannot be the name of an attribute", "write the attribute out, in an if")
    case .comment: refused("a value cannot be written in a comment", "use a template comment: {# #}")
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
        "a value cannot be written safely in a text\(isJSON ? "" : ", comment or pattern of a script")",
        "leave the quotes out: a value brings its own")
    case "xmp", "iframe", "noembed", "noframes", "plaintext":
      refused("a value cannot be written safely in <\(element)>", "put it outside of the element")
    case "style": refused("a value cannot be written safely in <style>", "put it in a class or an attribute")
    default: .success(.rcdata)
    }
  }

  /// Whether an attribute holds an address.
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
      return refused("a value cannot be written safely in \"http-equiv\"", "write the meta out, in an if")
    }
    if attribute == "style" || attribute == "srcdoc" {
      return refused(
        "a value cannot be written safely in \"\(attribute)\"",
        attribute == "style" ? "put it in a class" : "link to a page")
    }
    if ["set", "animate", "animatetransform", "animatemotion"].contains(element),
      ["to", "from", "by", "values", "attributename"].contains(attribute)
    {
      return refused("a value cannot be written safely in \"\(attribute)\" of an animation", nil)
    }
    if Self.sourceSets.contains(attribute) { return .success(.srcset) }
    return isAddress(attribute) ? url.place() : .success(.attribute)
  }
}
