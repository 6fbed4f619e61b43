/// The format of the file that a template generates, determined by its file extension.
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

  /// A Boolean value that indicates whether a value's context depends on the text around it.
  var hasMarkup: Bool { [.html, .xml, .json].contains(self) }
}
