/// The attributes that raw HTML can contain, by element.
enum AllowedAttributes {
  /// The meaning of an attribute's value, which decides how it is checked.
  enum Kind {
    /// Text that browsers never interpret as a URL, a style, or a script.
    case text
    /// The URL of a link: of a page, a file, or a source.
    case link
    /// The URL of an image that the page shows.
    case image
    /// The URL of a video, a sound, or captions that the page loads.
    case media
    /// The URLs of the versions of an image (HTML standard, section 4.8.4.2.1).
    case imageCandidates
    /// A name that scripts and links can use to find the element. It is written in NFC.
    case identifier
    /// The identifiers of other elements, separated by spaces.
    case references
    /// The tokens that describe the relation of a link.
    case relation
    /// The window in which a link opens.
    case target
  }

  /// Returns the kind of the attribute `name` of `element`, or `nil` if it is not allowed.
  static func kind(of name: String, on element: AllowedElement) -> Kind? {
    global[name] ?? specific[element]?[name]
      ?? (ariaReferences.contains(name) ? .references : aria.contains(name) ? .text : nil)
  }

  private static let global: [String: Kind] = [
    "id": .identifier, "class": .text, "title": .text, "lang": .text, "dir": .text, "hidden": .text, "role": .text,
    "tabindex": .text, "translate": .text,
  ]

  private static let specific: [AllowedElement: [String: Kind]] = {
    var kinds: [AllowedElement: [String: Kind]] = [:]
    for (elements, names) in texts {
      for element in elements {
        for name in names.split(separator: " ") { kinds[element, default: [:]][String(name)] = .text }
      }
    }
    for (element, special) in others { kinds[element, default: [:]].merge(special) { $1 } }
    return kinds
  }()

  private static let texts: [(elements: [AllowedElement], names: String)] = [
    ([.a], "download hreflang type"),
    ([.img], "align alt border decoding height hspace loading sizes vspace width"),
    ([.source], "height media sizes type width"),
    ([.audio, .video], "autoplay controls loop muted preload"),
    ([.video], "height playsinline width"),
    ([.track], "default kind label srclang"),
    ([.del, .ins, .time], "datetime"),
    ([.data, .li, .meter, .progress], "value"),
    ([.meter, .progress], "max"),
    ([.meter], "high low min optimum"),
    ([.details], "open"),
    ([.ol], "reversed start"),
    ([.li, .ol, .ul], "type"),
    ([.table], "align bgcolor border cellpadding cellspacing frame rules summary width"),
    ([.tbody, .tfoot, .thead, .tr, .td, .th], "align bgcolor valign"),
    ([.td, .th], "abbr colspan height nowrap rowspan scope width"),
    ([.col, .colgroup], "align span valign width"),
    ([.caption, .div, .h1, .h2, .h3, .h4, .h5, .h6, .p], "align"),
    ([.hr], "align color noshade size width"),
    ([.br], "clear"),
    ([.font], "color face size"),
    ([.pre], "width"),
  ]

  private static let others: [(element: AllowedElement, kinds: [String: Kind])] = [
    (.td, ["headers": .references]), (.th, ["headers": .references]),
    (.a, ["href": .link, "name": .identifier, "rel": .relation, "target": .target]),
    (.blockquote, ["cite": .link]), (.q, ["cite": .link]), (.del, ["cite": .link]), (.ins, ["cite": .link]),
    (.img, ["src": .image, "srcset": .imageCandidates]),
    (.source, ["src": .media, "srcset": .imageCandidates]),
    (.video, ["src": .media, "poster": .image]), (.audio, ["src": .media]), (.track, ["src": .media]),
  ]

  /// The attributes of WAI-ARIA whose values are identifiers.
  private static let ariaReferences = Set(
    "activedescendant controls describedby details errormessage flowto labelledby owns".split(separator: " ").map {
      "aria-\($0)"
    })

  /// The attributes of WAI-ARIA 1.3.
  private static let aria = Set(
    """
    activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex colindextext
    colspan controls current describedby description details disabled errormessage expanded flowto haspopup hidden invalid
    keyshortcuts label labelledby level live modal multiline multiselectable orientation owns placeholder posinset pressed
    readonly relevant required roledescription rowcount rowindex rowindextext rowspan selected setsize sort valuemax
    valuemin valuenow valuetext
    """.split(whereSeparator: \.isWhitespace).map { "aria-\($0)" })
}
