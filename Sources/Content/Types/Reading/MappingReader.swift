import Diagnostics
import YAML

/// Reads a mapping in a declaration file, and reports keys that are not allowed in it.
package struct MappingReader<Key: DeclarationKey> {
  let path: String
  /// The thing that the mapping declares, with its article: "a field".
  private let subject: String
  /// The rule that errors in the mapping violate.
  private let rule: Rule
  private let place: Node.Place
  private let entries: [Node.Entry]
  /// The keys that have been read. The others are not allowed: which keys a field can have depends on its type.
  private var known: [Key] = []
  private var findings: [Finding] = []
  /// A Boolean value that indicates whether there is a mapping, so that missing keys can be reported.
  private var isMapping = true

  private struct Finding {
    let diagnostic: Diagnostic
    /// The required key that is missing, if the finding is about one.
    var missingKey: Key?
  }

  /// Everything found so far.
  var diagnostics: [Diagnostic] { findings.map(\.diagnostic) }

  package init(_ node: Node?, path: String, subject: String, rule: Rule = .typeDeclaration, mainKey: Key? = nil) {
    self.path = path
    self.rule = rule
    self.subject = subject
    place = node?.place ?? Node.Place(line: 1, column: 1, length: 1)
    if let node, case .mapping(let entries) = node.content {
      self.entries = entries
      return
    }
    entries = []
    guard let node, !node.isNull else { return }
    isMapping = false
    let help = mainKey.flatMap { key in node.scalarText.map { "write { \(key.rawValue): \($0) }" } }
    report(
      "\(subject) must be a mapping of keys to values, not \(node.kindName)", node.place,
      help: help ?? "write \"key: value\" lines")
  }

  private func entry(_ key: Key) -> Node.Entry? { entries.first { $0.key == key.rawValue } }

  /// Returns the location of the value of `key`, or of the mapping if the key is omitted.
  func place(of key: Key) -> Node.Place { entry(key)?.value.place ?? place }

  /// Returns the value of `key`; `nil` if the key is omitted or empty.
  package mutating func take(_ key: Key) -> Node? {
    known.append(key)
    return entry(key).flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// Returns the condition in `key`; `nil` if the key is omitted. An empty one is an error, because everything would
  /// meet it.
  package mutating func condition(_ key: Key) -> Node? {
    let node = take(key)
    if node == nil, let place = entry(key)?.keyPlace {
      report("\"\(key.rawValue)\" is empty", place, help: "write a condition, or remove the key")
    }
    return node
  }

  package mutating func text(_ key: Key) -> String? {
    take(key).flatMap { text($0, of: key) }
  }

  package mutating func requiredText(_ key: Key) -> String? {
    if let node = take(key) { return text(node, of: key) }
    guard isMapping else { return nil }
    let finding = Diagnostic(
      rule, "\"\(key.rawValue)\" is missing", at: place.location(in: path),
      help: "\(subject) needs this key: write \"\(key.rawValue): …\"")
    findings.append(Finding(diagnostic: finding, missingKey: key))
    return nil
  }

  private mutating func text(_ node: Node, of key: Key) -> String? {
    if let text = node.scalarText { return text }
    report("\"\(key.rawValue)\" must be text, not \(node.kindName)", node.place, help: nil)
    return nil
  }

  package mutating func boolean(_ key: Key) -> Bool {
    scalar(key, BooleanType()).map { value in if case .value(let value) = value { value.isTrueBoolean } else { false } }
      ?? false
  }

  mutating func integer(_ key: Key) -> Int? {
    scalar(key, IntegerType()).flatMap { value in if case .value(let value) = value { value.integerValue } else { nil }
    }
  }

  /// Returns the text items of a list.
  package mutating func texts(_ key: Key) -> [String] {
    guard let node = take(key) else { return [] }
    guard case .sequence(let nodes) = node.content else {
      report(
        "\"\(key.rawValue)\" must be a list", node.place, help: "write it as [\(node.scalarText ?? "first, second")]")
      return []
    }
    return nodes.compactMap { node in
      if node.scalarText == nil {
        report("an entry in \"\(key.rawValue)\" must be text, not \(node.kindName)", node.place, help: nil)
      }
      checkEntry(node, of: key)
      return node.scalarText
    }
  }

  /// Reports an entry of a list that has no value. Unquoted, `null` is not text.
  mutating func checkEntry(_ node: Node, of key: Key) {
    guard node.isNull else { return }
    let word = node.scalarText ?? ""
    let help = word.isEmpty ? "fill it in, or delete it" : "delete it, or put the word in quotes: \"\(word)\""
    report("an entry in \"\(key.rawValue)\" is empty", node.place, help: help)
  }

  mutating func pattern(_ key: Key) -> TextPattern? {
    guard let node = take(key) else { return nil }
    guard let text = node.scalarText else {
      // Unquoted braces are a mapping.
      let name = if case .mapping(let entries) = node.content { entries.first?.key } else { nil as String? }
      report(
        "\"\(key.rawValue)\" must be text, not \(node.kindName)", node.place,
        help: "put it in quotes: \(key.rawValue): \"{\(name ?? "slug")}\"")
      return nil
    }
    if let pattern = TextPattern(text) { return pattern }
    report(
      "\"\(text)\" is not a valid pattern", node.place, help: "write fields in braces, such as {slug} or {date.year}")
    return nil
  }

  private mutating func scalar(_ key: Key, _ type: some ScalarType) -> ScalarOutcome? {
    guard let node = take(key) else { return nil }
    guard let text = node.scalarText else {
      report("\"\(key.rawValue)\" must be \(type.expectation), not \(node.kindName)", node.place, help: nil)
      return nil
    }
    let outcome = type.read(text, timeZone: nil)
    if case .failure(let message, let help) = outcome { report(message, node.place, help: help) }
    return outcome
  }

  mutating func report(_ message: String, _ place: Node.Place, help: String?) {
    findings.append(Finding(diagnostic: Diagnostic(rule, message, at: place.location(in: path), help: help)))
  }

  /// Returns everything found, with an error for each key that was not read.
  package func finished() -> [Diagnostic] {
    var found = findings
    let names = known.map(\.rawValue)
    for entry in entries where !names.contains(entry.key) {
      let nearest = nearestName(to: entry.key, in: names)
      // The key is present but misspelled.
      if let nearest { found.removeAll { $0.missingKey?.rawValue == nearest } }
      let unknown = Diagnostic(
        rule, "\(subject) has no key \"\(entry.key)\"", at: entry.keyPlace.location(in: path),
        help: nearest.map { "did you mean \"\($0)\"?" } ?? "\(subject) has these keys: \(names.joined(separator: ", "))"
      )
      found.append(Finding(diagnostic: unknown))
    }
    return found.map(\.diagnostic)
  }
}
