import Diagnostics

extension [Diagnostic] {
  /// The same with one finding where a template says of several types what none of them has: "a chapter and a member have no …".
  func joiningSubjects() -> [Diagnostic] {
    let verb = " has no \""
    var subjects: [Diagnostic: [String]] = [:]
    var order: [Diagnostic] = []
    for finding in self {
      var key = finding
      let subject = finding.message.firstRange(of: verb).map { String(finding.message[..<$0.lowerBound]) }
      if let subject, subject.hasPrefix("a") { key.message = String(finding.message.dropFirst(subject.count)) }
      if subjects[key] == nil { order.append(key) }
      subjects[key, default: []].append(key == finding ? "" : subject ?? "")
    }
    return order.map { finding in
      let names = subjects[finding] ?? []
      guard let last = names.last, !last.isEmpty else { return finding }
      var joined = finding
      let rest = finding.message.dropFirst(" has".count)
      joined.message =
        names.count == 1
        ? last + finding.message : "\(names.dropLast().joined(separator: ", ")) and \(last) have\(rest)"
      return joined
    }
  }
}
