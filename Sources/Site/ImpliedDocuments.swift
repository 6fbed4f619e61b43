import Content
import Diagnostics
import Values

/// The documents of open types that have no file: a name that others refer to is enough.
struct ImpliedDocuments {
  private(set) var documents: [Document] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// How a name is written, and by whom.
  private struct Spelling {
    let first: PendingReference
    var count: Int
  }

  /// The documents that `shown` imply, none of which is among `all`, in the order in which they are first named.
  init(by shown: [Document], among all: [Document], types: ContentTypes) {
    guard types.all.contains(where: \.isOpen) else { return }
    let written = Set(all.map(\.identity))
    let renamed = Set(
      all.flatMap { document in
        let type = types[document.type]
        return document.aliases(in: type).flatMap {
          [type.folder + "/" + $0, Identities.identity(ofImplied: $0, type)]
        }
      })
    var spellings: [String: Spelling] = [:]
    var order: [(identity: String, type: Int)] = []
    for reference in shown.lazy.flatMap(\.references) where !reference.isPrivate {
      guard let position = types.position(of: reference.target.type), types[position].isOpen else { continue }
      let type = types[position]
      let identity = Identities.identity(ofImplied: reference.name, type)
      let exact = type.folder + "/" + reference.name
      guard !written.contains(exact), !renamed.contains(exact), !renamed.contains(identity), !identity.hasSuffix("/")
      else { continue }
      if let spelling = spellings[identity] {
        spellings[identity]?.count += 1
        if spelling.first.name != reference.name, !written.contains(identity) {
          report(
            reference, "is written \"\(spelling.first.name)\" elsewhere (\(spelling.first.location))",
            spelling.first.name)
        }
      } else {
        spellings[identity] = Spelling(first: reference, count: 1)
        if !written.contains(identity) {
          order.append((identity, position))
          reportCurlyQuotes(around: reference)
        }
      }
    }
    documents = order.compactMap { entry in
      spellings[entry.identity].map {
        .implied(by: $0.first, identity: entry.identity, type: entry.type, types[entry.type])
      }
    }
    reportNearNames(order, spellings, written: written, types: types)
  }

  private mutating func report(_ reference: PendingReference, _ message: String, _ name: String) {
    diagnostics.append(
      Diagnostic(.similarName, "\"\(reference.name)\" \(message)", at: reference.location, help: "write \"\(name)\""))
  }

  /// Warns of a name that shows quotation marks, since YAML does not take them for such.
  private mutating func reportCurlyQuotes(around reference: PendingReference) {
    guard let bare = withoutCurlyQuotes(reference.name) else { return }
    diagnostics.append(
      Diagnostic(
        .curlyQuotes, "curly quotes are no quotation marks of YAML: they are part of the name",
        at: reference.location, help: "write \(bare)"))
  }

  /// Warns of a name that is named less often than one from which a single letter of a long word tells it apart.
  ///
  /// Names that are one letter apart are alike when a letter is left out of each, so that the cost is linear in their length.
  private mutating func reportNearNames(
    _ order: [(identity: String, type: Int)], _ spellings: [String: Spelling], written: Set<String>, types: ContentTypes
  ) {
    var alike: [String: [String]] = [:]
    let candidates = Set(order.map(\.identity)).union(
      written.filter { identity in
        types.all.contains { $0.isOpen && identity.hasPrefix($0.folder + "/") }
      })
    for identity in candidates.sorted() {
      for shorter in Self.withoutALetter(identity) { alike[shorter, default: []].append(identity) }
    }
    for (identity, _) in order {
      guard let spelling = spellings[identity] else { continue }
      let others = Set(Self.withoutALetter(identity).flatMap { alike[$0] ?? [] }).filter { other in
        other != identity && (written.contains(other) || spellings[other].map { $0.count > spelling.count } ?? false)
      }
      guard let other = others.min() else { continue }
      let name = spellings[other]?.first.name ?? ContentPath.name(of: other)
      report(spelling.first, "is almost \"\(name)\"", name)
    }
  }

  /// The shortest word in which a letter may be wrong: many short ones, and numbers, differ by a letter and mean it.
  private static let shortestWord = 5

  /// `identity` itself, and with each letter left out of each of its long words.
  private static func withoutALetter(_ identity: String) -> [String] {
    let folder = identity.prefix(identity.count - ContentPath.name(of: identity).count)
    let words = ContentPath.name(of: identity).split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    var shorter: [String] = [identity]
    for (position, word) in words.enumerated() where word.count >= shortestWord && !word.contains(where: \.isNumber) {
      for index in word.indices {
        var changed = words
        changed[position].remove(at: index)
        shorter.append(folder + changed.joined(separator: "-"))
      }
    }
    return shorter
  }
}
