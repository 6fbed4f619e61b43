import Content
import Diagnostics
import Outline
import YAML

/// The values that a new document begins with, by their slots, each checked as front matter is.
struct GivenValues {
  private let outline: SiteOutline
  private let type: ContentType
  let slots: [FieldSlot]
  private var entries: [(path: String, texts: [String])] = []

  init(_ type: ContentType, _ outline: SiteOutline) {
    self.type = type
    self.outline = outline
    slots = FieldSlot.all(in: type.fields)
  }

  /// The texts at `path`, none where nothing was given.
  subscript(path: String) -> [String] { entries.first { $0.path == path }?.texts ?? [] }

  /// Whether something was given at `path` or below it.
  func holds(_ path: String) -> Bool {
    entries.contains { $0.path == path || $0.path.hasPrefix(path + ".") }
  }

  /// The names under which values of the map at `path` were given, in their order.
  func keys(ofMap path: String) -> [String] {
    entries.filter { $0.path.hasPrefix(path + ".") }.map { String($0.path.dropFirst(path.count + 1)) }
  }

  /// The slots that must be filled in and are not: those required of the document, and of the records that something was given for.
  var missing: [FieldSlot] {
    slots.filter { slot in
      !holds(slot.path) && slot.steps.last?.isRequired == true
        && slot.steps.allSatisfy { $0.isRequired || holds($0.path) }
    }
  }

  /// Takes `text` for the slot at `path`; the error where there is no such slot, or the text does not fit. Of a list, semicolons part the
  /// items, as in tables, and what is given again is added. Nothing is taken where the text is empty.
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
        .error, "\"\(path)\" has fields of its own", help: "give one of them: \(below.joined(separator: ", "))")
    }
    if slots.contains(where: { $0.path == path }) {
      return Diagnostic(
        .error, "\"\(path)\" has entries under names", help: "give one of them, as \(path).name=value")
    }
    let paths = slots.map(\.path)
    // Whoever leaves out the record means the field in it.
    let inner = paths.first { $0.hasSuffix("." + path) }
    return Diagnostic(
      .error, "no field is named \"\(path)\"",
      help: (inner ?? nearestName(to: path, in: paths)).map { "did you mean \"\($0)\"?" }
        ?? "a \(type.singular) has: \(paths.joined(separator: ", "))")
  }
}
