/// The name of an element, regardless of case, as a number that is quick to compare.
struct ElementName: Hashable, Sendable {
  /// The first eight letters, and for a longer name a hash of all of them.
  private let value: UInt64

  init(_ name: some Collection<UInt8>) {
    var value: UInt64 = 0
    if name.count <= 8 {
      for byte in name { value = value << 8 | UInt64(byte.asciiLowercased) }
    } else {
      // FNV-1a.
      value = 0xCBF2_9CE4_8422_2325
      for byte in name { value = (value ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3 }
    }
    self.value = value
  }

  init(_ name: String) { self.init(name.utf8) }

  private static func set(_ names: String) -> Set<ElementName> {
    Set(names.split(separator: " ").map { ElementName(String($0)) })
  }

  static let paragraph = ElementName("p")

  /// Elements without content and without an end tag (section 13.1.2).
  static let void = set("area base br col embed hr img input link meta param source track wbr")
  /// Elements whose end tag can be omitted (section 13.1.2.4).
  static let optionalEnd = set(
    "html head body p li dt dd rt rp optgroup option colgroup caption thead tbody tfoot tr td th")
  /// Elements whose start tag ends an open paragraph (section 13.2.6.4.7).
  static let endsParagraph = set(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 \
    h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul
    """)
  /// Elements in which a start tag does not end a paragraph around them (section 13.2.4.2, "button scope").
  static let keepsParagraph = set("applet button caption html table td th marquee object template svg math")

  private static let headings = set("h1 h2 h3 h4 h5 h6")
  private static let interactive = ["a", "button", "form"].map { (ElementName($0), set($0)) }

  /// Returns the names of the elements that cannot contain an element with `name`.
  static func excluding(_ name: ElementName) -> Set<ElementName> {
    if headings.contains(name) { return headings }
    return interactive.first { $0.0 == name }?.1 ?? []
  }
}
