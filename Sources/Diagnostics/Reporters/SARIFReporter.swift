import FoundationEssentials

/// Formats diagnostics as a log for code scanning services: SARIF 2.1.0 (OASIS, 2020).
package enum SARIFReporter {
  private struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    /// Columns count scalars (section 3.14.17).
    let columnKind = "unicodeCodePoints"
    let results: [Result]
  }

  private struct Tool: Encodable {
    let driver: Driver
  }

  private struct Driver: Encodable {
    let name = "Broadside"
    let version: String
    let rules: [Descriptor]
  }

  private struct Descriptor: Encodable {
    let id: String
    let shortDescription: Message
    let defaultConfiguration: Configuration
  }

  private struct Configuration: Encodable {
    let level: String
  }

  private struct Message: Encodable {
    let text: String
  }

  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int?
    let level: String
    let message: Message
    let locations: [Location]
    /// Other locations that the result concerns (section 3.27.22).
    let relatedLocations: [Location]?
  }

  private struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  private struct PhysicalLocation: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }

  private struct Artifact: Encodable {
    let uri: String
  }

  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    /// The column after the last one.
    let endColumn: Int
  }

  /// Returns a log of one run of Broadside `version`. Rethrows the encoder's errors.
  package static func report(_ diagnostics: [Diagnostic], version: String) throws -> String {
    let rules = Rule.all
    let positions = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.name, $0) })
    let descriptors = rules.map { rule in
      Descriptor(
        id: rule.name, shortDescription: Message(text: rule.summary),
        defaultConfiguration: Configuration(level: rule.severity.rawValue))
    }
    let results = diagnostics.map { diagnostic in
      let help = diagnostic.help.map { "; \($0)" } ?? ""
      return Result(
        ruleId: diagnostic.rule.name, ruleIndex: positions[diagnostic.rule.name], level: diagnostic.severity.rawValue,
        message: Message(text: diagnostic.message + help), locations: diagnostic.location.map { [location($0)] } ?? [],
        relatedLocations: diagnostic.related.map { [location($0)] })
    }
    let driver = Driver(version: version, rules: descriptors)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let log = Log(runs: [Run(tool: Tool(driver: driver), results: results)])
    return String(decoding: try encoder.encode(log), as: UTF8.self) + "\n"
  }

  private static func location(_ location: SourceLocation) -> Location {
    let region = Region(
      startLine: location.line, startColumn: location.column, endColumn: location.column + location.length)
    return Location(
      physicalLocation: PhysicalLocation(artifactLocation: Artifact(uri: uri(location.path)), region: region))
  }

  /// Returns a path as a relative reference (RFC 3986), or as a `file:` URL if it is absolute.
  private static func uri(_ path: String) -> String {
    let encoded = path.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        return String(UnicodeScalar(byte))
      default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }
}
