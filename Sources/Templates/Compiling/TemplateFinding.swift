import Diagnostics

/// A finding of the compiler, as data from which a message can be joined with others.
struct TemplateFinding: Hashable, Sendable {
  /// The finding with its own message.
  let diagnostic: Diagnostic
  /// The missing attribute that it is about, if its subject can be joined with others: "a chapter and a member have no …".
  var missing: MissingAttribute?

  struct MissingAttribute: Hashable, Sendable {
    /// The name of the type with its article: "a chapter".
    let type: String
    let name: String
  }
}

extension [TemplateFinding] {
  /// Returns the findings, with those merged that differ only in the type of a missing attribute, and with repeated
  /// findings in one template about the same undeclared field.
  func joined() -> [Diagnostic] { Self.joiningPlaces(joiningTypes()) }

  /// The parts of a finding about a missing attribute that do not depend on the type.
  private struct Attribute: Hashable {
    let name: String
    let location: SourceLocation?
    let help: String?
  }

  private func joiningTypes() -> [Diagnostic] {
    func attribute(_ finding: TemplateFinding) -> Attribute? {
      finding.missing.map {
        Attribute(name: $0.name, location: finding.diagnostic.location, help: finding.diagnostic.help)
      }
    }
    let types = reduce(into: [Attribute: [String]]()) { types, finding in
      if let attribute = attribute(finding), let missing = finding.missing {
        types[attribute, default: []].append(missing.type)
      }
    }
    var told: Set<Attribute> = []
    return compactMap { finding in
      guard let attribute = attribute(finding), let names = types[attribute], names.count > 1, let last = names.last
      else { return finding.diagnostic }
      guard told.insert(attribute).inserted else { return nil }
      let others = names.dropLast().joined(separator: ", ") + (names.count > 2 ? "," : "")
      var joined = finding.diagnostic
      joined.message = "\(others) and \(last) have no \"\(attribute.name)\""
      joined.related = nil
      return joined
    }
  }

  /// Keeps the first of several findings about the same name of a type, with the number of times that the template uses
  /// it. Findings with a suggestion are all kept.
  private static func joiningPlaces(_ findings: [Diagnostic]) -> [Diagnostic] {
    func key(_ finding: Diagnostic) -> Diagnostic? {
      guard finding.help == nil, finding.related != nil, let place = finding.location else { return nil }
      var key = finding
      key.location = SourceLocation(path: place.path)
      return key
    }
    let counts = Dictionary(findings.compactMap(key).map { ($0, 1) }, uniquingKeysWith: +)
    var told: Set<Diagnostic> = []
    return findings.compactMap { finding in
      guard let key = key(finding), let declaration = finding.related, let count = counts[key] else { return finding }
      guard told.insert(key).inserted else { return nil }
      var first = finding
      let times = count > 1 ? ", and this template uses this field \(count) times" : ""
      first.help = "\(declaration.path) declares its fields\(times)"
      return first
    }
  }
}
