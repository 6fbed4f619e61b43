/// An element that raw HTML can contain. The name of a case is the name of the element.
///
/// Browsers recognize tags in all of these elements, so what is written as text in them stays text.
enum AllowedElement: String, CaseIterable {
  case a, abbr, address, article, aside, audio
  case b, bdi, bdo, big, blockquote, br
  case caption, center, cite, code, col, colgroup
  case data, dd, del, details, dfn, div, dl, dt
  case em, figcaption, figure, font, footer
  case h1, h2, h3, h4, h5, h6, header, hgroup, hr
  case i, img, ins, kbd, li, main, mark, menu, meter, nav, ol
  case p, picture, pre, progress, q, rp, rt, ruby
  case s, samp, search, section, small, source, span, strike, strong, sub, summary, sup
  case table, tbody, td, tfoot, th, thead, time, tr, track, tt
  case u, ul, `var`, video, wbr

  private static let byName = Dictionary(allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })

  /// Returns the element with the name of `tag`, or `nil` if it is not allowed.
  init?(_ tag: HTMLTag) {
    // The longest name is that of a block quote or a caption.
    guard tag.nameRange.count <= 10, let element = Self.byName[tag.name] else { return nil }
    self = element
  }

  /// A Boolean value that indicates whether the element has no contents and no end tag (HTML standard, section 13.1.2).
  var isVoid: Bool {
    switch self {
    case .br, .col, .hr, .img, .source, .track, .wbr: true
    default: false
    }
  }

  /// A Boolean value that indicates whether the element is `h1` to `h6`.
  var isHeading: Bool { [.h1, .h2, .h3, .h4, .h5, .h6].contains(self) }

  /// A Boolean value that indicates whether the element begins a new context inside a table, which no tag in it leaves
  /// except those of the table (section 13.2.4.2).
  var isCell: Bool { self == .td || self == .th || self == .caption }

  /// The elements in one of which the element must be, or `nil` if it can be anywhere.
  ///
  /// Outside them, a browser would close an element of the page around the raw HTML.
  var containers: [AllowedElement]? {
    switch self {
    case .li: [.ul, .ol, .menu]
    case .dt, .dd: [.dl]
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: [.table]
    default: nil
    }
  }

  /// The possible parents of a part of a table; `nil` for other elements (sections 13.2.6.4.9 to 13.2.6.4.14).
  var parentsInTable: [AllowedElement]? {
    switch self {
    case .caption, .colgroup, .tbody, .tfoot, .thead: [.table]
    case .col: [.table, .colgroup]
    case .tr: [.table, .tbody, .tfoot, .thead]
    case .td, .th: [.table, .tbody, .tfoot, .thead, .tr]
    default: nil
    }
  }

  /// A Boolean value that indicates whether the start tag of the element ends a paragraph (section 13.2.6.4.7).
  var endsParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .dd, .details, .div, .dl, .dt, .figcaption, .figure, .footer,
      .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section,
      .summary, .table, .ul:
      true
    default: false
    }
  }

  /// A Boolean value that indicates whether an item of a list in the element is not ended by a later item outside it.
  var keepsItemsApart: Bool {
    switch self {
    case .address, .div, .p: false
    case .caption, .td, .th: true
    default: endsParagraph
    }
  }
}
