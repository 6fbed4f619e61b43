import Content
import Diagnostics
import Site
import Values
import YAML

/// The initial values of a new document by slot, each checked like front matter.
struct EnteredValues {
  private let outline: SiteOutline
  private let type: ContentType
  let slots: [FieldSlot]
  private var entries: [(path: String, texts: [String])] = []

  init(_ type: ContentType, _ outline: SiteOutline) {
    self.type = type
    self.outline = outline
    slots = FieldSlot.all(in: type.fields)
  }

  /// The values at `path`; empty if none were given.
  subscript(path: String) -> [String] { entries.first { $0.path == path }?.texts ?? [] }

  /// Returns a Boolean value that indicates whether there is a value at `path` or below it.
  func holds(_ path: String) -> Bool {
    entries.contains { $0.path == path || $0.path.hasPrefix(path + ".") }
  }

  /// Returns the keys that were given for the map at `path`, in order.
  func keys(ofMap path: String) -> [String] {
    entries.filter { $0.path.hasPrefix(path + ".") }.map { String($0.path.dropFirst(path.count + 1)) }
  }

  /// The slots that are required but have no value: those of the document, and those of records that have a value.
  var missing: [FieldSlot] {
    slots.filter { slot in
      !holds(slot.path) && slot.steps.last?.isRequired == true
        && slot.steps.allSatisfy { $0.isRequired || holds($0.path) }
    }
  }

  /// Adds `text` as the value at `path`. Returns an error if there is no such slot or the value is not valid. For a
  /// list, semicolons separate the items, and repeated calls append. Empty text is ignored.
  mutating func add(_ text: String, at path: String) -> Diagnostic? {
    guard let slot = slot(at: path) else { return unknown(path) }
    let texts =
      slot.isList
      ? text.split(separator: ";").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
      : text.contains { !$0.isWhitespace } ? [text] : []
    for text in texts { if let problem = problem(with: text, in: slot) { return problem } }
    guard !texts.isEmpty else { return nil }
    if let position = entries.firstIndex(where: { $0.path == path }) {
      entries[position].texts = slot.isList ? entries[position].texts + texts : texts
    } else {
      entries.append((path, texts))
    }
    return nil
  }

  private func slot(at path: String) -> FieldSlot? {
    slots.first { $0.path == path && !$0.isMap } ?? slots.first { $0.isMap && path.hasPrefix($0.path + ".") }
  }

  private func problem(with text: String, in slot: FieldSlot) -> Diagnostic? {
    let place = Node.Place(line: 1, column: 1, length: 1)
    let node = Node(content: .scalar(Node.Scalar(text: text, style: .quoted)), place: place)
    let field = Field(slot.field.key, slot.type)
    let (references, diagnostics) = field.checking(node, path: "", files: outline.files, folder: type.folder)
    let dangling = references.lazy.filter { outline.identities.match($0) == nil }.compactMap {
      outline.identities.dangling($0, contentRoot: outline.content)
    }
    guard var problem = diagnostics.first ?? dangling.first else { return nil }
    problem.location = nil
    return problem
  }

  private func unknown(_ path: String) -> Diagnostic {
    let below = slots.map(\.path).filter { $0.hasPrefix(path + ".") }
    if !below.isEmpty {
      return Diagnostic(
        .error, "\"\(path)\" has its own fields", help: "set one of them: \(below.joined(separator: ", "))")
    }
    if slots.contains(where: { $0.path == path }) {
      return Diagnostic(
        .error, "\"\(path)\" is a map", help: "set one of its entries, as in \(path).name=value")
    }
    let paths = slots.map(\.path)
    // The name of a field in a record, without the record.
    let inner = paths.first { $0.hasSuffix("." + path) }
    return Diagnostic(
      .error, "no field is named \"\(path)\"",
      help: (inner ?? nearestName(to: path, in: paths)).map { "did you mean \"\($0)\"?" }
        ?? "use one of: \(paths.joined(separator: ", "))")
  }
}
