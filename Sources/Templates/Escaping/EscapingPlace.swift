/// The context in which a value is written. It determines the escaping, as in Go's html/template.
enum EscapingPlace: UInt8, BitwiseCopyable, Sendable {
  /// A format without escaping.
  case plain
  /// Between tags. Safe HTML is not escaped.
  case htmlText
  /// In `<title>` or `<textarea>`, which cannot contain tags.
  case rcdata
  /// In a quoted attribute that contains text.
  case attribute
  /// In a `style` attribute: a number or a color.
  case style
  /// In the name of a heading, after `h`: its level.
  case headingLevel
  /// At the beginning of an attribute that contains a URL: the scheme is checked.
  case urlStart
  /// In a URL, before anything that ends its scheme: a colon is encoded.
  case urlBeforePath
  /// In a URL, before its query.
  case urlPath
  /// In a URL's query or fragment.
  case urlQuery
  /// In `srcset`: every candidate is a URL.
  case srcset
  /// In `<script>`: a JSON value.
  case script
  /// In XML, between tags or in an attribute.
  case xml, xmlAttribute
  /// In a JSON file: a JSON value.
  case json
  /// In a CSV file: a cell.
  case csv
  /// In an iCalendar file: text.
  case calendar
  /// In a style sheet: values of properties.
  case css
  /// In a file of HTTP headers: part of a header.
  case header
  /// In a file of redirects: part of a URL.
  case redirect
}

extension EscapingPlace {
  /// A Boolean value that indicates whether strings are written byte by byte in this context.
  var takesTexts: Bool {
    switch self {
    case .script, .json, .csv, .style, .headingLevel: false
    default: true
    }
  }

  /// A Boolean value that indicates whether the context is a URL.
  var isAddress: Bool { [.urlStart, .urlBeforePath, .urlPath, .urlQuery, .srcset].contains(self) }
}
