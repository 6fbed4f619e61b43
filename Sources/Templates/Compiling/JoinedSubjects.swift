import Diagnostics

extension [Diagnostic] {
  /// Merges findings that differ only in the type, "a chapter and a member have no …", and repeated findings in one
  /// template about the same undeclared field.
  func joiningSubjects() -> [Diagnostic] { joiningTypes().joiningPlaces() }

  private func joiningTypes() -> [Diagnostic] {
    let verb = " has no \""
    var subjects: [Diagnostic: [(name: String, declaration: SourceLocation?)]] = [:]
    var order: [Diagnostic] = []
    for finding in self {
      var key = finding
      let subject = finding.message.firstRange(of: verb).map { String(finding.message[..<$0.lowerBound]) }
      if let subject, subject.hasPrefix("a") {
        key.message = String(finding.message.dropFirst(subject.count))
        key.related = nil
      }
      if subjects[key] == nil { order.append(key) }
      subjects[key, default: []].append((key == finding ? "" : subject ?? "", finding.related))
    }
    return order.map { finding in
      let found = subjects[finding] ?? []
      let names = found.map(\.name)
      guard let last = names.last, !last.isEmpty else { return finding }
      var joined = finding
      let others = names.dropLast().joined(separator: ", ") + (names.count > 2 ? "," : "")
      joined.message =
        names.count == 1
        ? last + finding.message : "\(others) and \(last) have\(finding.message.dropFirst(" has".count))"
      if names.count == 1 { joined.related = found[0].declaration }
      return joined
    }
  }

  /// Keeps the first of several findings about the same name of a type, with the number of times that the template uses
  /// it. Findings with a suggestion are all kept.
  private func joiningPlaces() -> [Diagnostic] {
    func key(_ finding: Diagnostic) -> Diagnostic? {
      guard finding.help == nil, finding.related != nil, let place = finding.location else { return nil }
      var key = finding
      key.location = SourceLocation(path: place.path)
      return key
    }
    let counts = Dictionary(compactMap(key).map { ($0, 1) }, uniquingKeysWith: +)
    var told: Set<Diagnostic> = []
    return compactMap { finding in
      guard let key = key(finding), let declaration = finding.related, let count = counts[key] else { return finding }
      guard told.insert(key).inserted else { return nil }
      var first = finding
      let times = count > 1 ? ", and this template uses this field \(count) times" : ""
      first.help = "\(declaration.path) declares its fields\(times)"
      return first
    }
  }
}
