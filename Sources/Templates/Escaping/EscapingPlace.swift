/// Where in the output a value is written, which decides how it is escaped.
enum EscapingPlace: UInt8, BitwiseCopyable, Sendable {
  /// A format that needs no escaping.
  case plain
  /// Between tags. HTML made by the engine passes.
  case htmlText
  /// In `<title>` or `<textarea>`, where there are no tags.
  case rcdata
  /// In a quoted attribute that holds text.
  case attribute
  /// At the beginning of an attribute that holds a URL: the scheme is checked.
  case urlStart
  /// In a URL before anything that ends its scheme: a colon is encoded.
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
  /// In a file of comma-separated values: a cell.
  case csv
  /// In a calendar: a text.
  case calendar
}

extension EscapingPlace {
  /// Whether texts are written byte by byte there.
  var takesTexts: Bool { self != .script && self != .json && self != .csv }

  /// Whether it is in an address.
  var isAddress: Bool { [.urlStart, .urlBeforePath, .urlPath, .urlQuery, .srcset].contains(self) }
}

/// What kind of file a template makes, by the ending of its name.
enum OutputFormat: Sendable {
  case html, xml, json, csv, calendar, plain

  init(templateName: String) {
    self =
      switch templateName.split(separator: ".").last {
      case "html", "htm": .html
      case "xml", "svg", "rss", "atom": .xml
      case "json", "webmanifest": .json
      case "csv": .csv
      case "ics": .calendar
      default: .plain
      }
  }

  /// Whether a value's place depends on what stands around it.
  var hasMarkup: Bool { [.html, .xml, .json].contains(self) }
}
