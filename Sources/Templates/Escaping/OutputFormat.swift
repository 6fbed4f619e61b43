/// The format of a file that a template generates, determined by its name.
///
/// Everything that distinguishes a format is in its ``definition``.
package enum OutputFormat: UInt8, CaseIterable, Sendable {
  case html, xml, json, csv, calendar, css, headers, redirects, plain, other

  private var definition: Definition {
    switch self {
    case .html:
      Definition(
        endings: ["html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8"], context: .markup(.html))
    case .xml:
      Definition(
        endings: [
          "xml": "application/xml", "svg": "image/svg+xml", "rss": "application/rss+xml",
          "atom": "application/atom+xml", "xhtml": "application/xhtml+xml", "xht": "application/xhtml+xml",
          "kml": "application/vnd.google-earth.kml+xml", "gpx": "application/gpx+xml", "opml": "text/x-opml",
          "rdf": "application/rdf+xml", "gml": "application/gml+xml", "mml": "application/mathml+xml",
          "xspf": "application/xspf+xml", "tei": "application/tei+xml", "xsd": "application/xml",
          "wsdl": "application/wsdl+xml",
        ], context: .markup(.xml))
    case .json:
      Definition(
        endings: [
          "json": "application/json", "webmanifest": "application/manifest+json", "geojson": "application/geo+json",
          "topojson": "application/json", "jsonld": "application/ld+json",
        ], context: .markup(.json))
    case .csv: Definition(endings: ["csv": "text/csv; charset=utf-8"], context: .everywhere(.csv))
    case .calendar:
      Definition(
        endings: ["ics": "text/calendar; charset=utf-8"], context: .everywhere(.calendar),
        finish: CalendarText.folded)
    case .css: Definition(templates: ["css"], context: .inside(.css))
    case .headers: Definition(templates: ["_headers"], context: .inside(.header))
    case .redirects: Definition(templates: ["_redirects"], context: .inside(.redirect))
    case .plain: Definition(endings: ["txt": "text/plain; charset=utf-8"], context: .anyText)
    case .other: Definition(context: .unknown)
    }
  }

  private struct Definition: Sendable {
    /// The file extensions in lowercase, each with its media type (https://www.iana.org/assignments/media-types).
    var endings: [String: String] = [:]
    /// The extensions or whole names of other files that templates generate.
    var templates: [String] = []
    let context: Context
    /// Completes the bytes that a template has written.
    var finish: (@Sendable ([UInt8]) -> [UInt8])?
  }

  /// The context of values in a format, which determines how they are escaped.
  enum Context: Sendable {
    /// The context depends on the text around the value.
    case markup(MarkupLanguage)
    /// The context is the same in the whole file. A captured value is text.
    case everywhere(EscapingPlace)
    /// The context is the same in the whole file, also in captured text. Captured text is part of the file.
    case inside(EscapingPlace)
    /// The file has no syntax, and values are not escaped.
    case anyText
    /// The syntax of the file is not known, so no value that could have a meaning in it is written.
    case unknown
  }

  /// Everything that distinguishes each format, by its raw value.
  private static let definitions = allCases.map(\.definition)
  /// The format of each file extension.
  private static let formats = allCases.reduce(into: [String: OutputFormat]()) { formats, format in
    for ending in format.definition.endings.keys { formats[ending] = format }
  }

  /// The format of files that end with the extension `ending`, in any case; `nil` if there is none.
  package init?(ending: String) {
    guard let format = Self.formats[ending.lowercased()] else { return nil }
    self = format
  }

  /// The format of each file that templates generate, by its extension or its whole name.
  private static let templateFormats = allCases.reduce(into: formats) { formats, format in
    for name in format.definition.templates { formats[name] = format }
  }

  /// The format of the file that the template `name` generates. The `.jinja` at the end of a name is not part of it.
  init(templateName name: String) {
    let file = (name.hasSuffix(".jinja") ? name.dropLast(6) : name[...]).split(separator: "/").last ?? ""
    self = file.split(separator: ".").last.flatMap { Self.templateFormats[$0.lowercased()] } ?? .other
  }

  /// Returns the media type of files that end with the extension `ending`; `nil` if they have no format.
  package static func mediaType(ofEnding ending: String) -> String? {
    let ending = ending.lowercased()
    return formats[ending].flatMap { definitions[Int($0.rawValue)].endings[ending] }
  }

  var context: Context { Self.definitions[Int(rawValue)].context }

  /// The language that the context of a value depends on, if it depends on the text around the value.
  var language: MarkupLanguage? { if case .markup(let language) = context { language } else { nil } }

  /// A Boolean value that indicates whether the format has tags, so that captured output is HTML.
  var makesMarkup: Bool { language?.hasTags ?? false }

  /// Completes the bytes that a template has written; `nil` if they are the file.
  var finish: (@Sendable ([UInt8]) -> [UInt8])? { Self.definitions[Int(rawValue)].finish }
}
