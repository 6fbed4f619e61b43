import Content
import Diagnostics
import Values

/// The implied documents of open types: documents without a file, which exist because other documents refer to them.
struct ImpliedDocuments {
  private(set) var documents: [Document] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The first use of a name, with its spelling, and the number of uses.
  private struct Spelling {
    let first: PendingReference
    var count: Int
  }

  /// Creates the documents that `shown` imply and that are not in `all`, in the order of first reference.
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
            reference, "is spelled \"\(spelling.first.name)\" elsewhere (\(spelling.first.location))",
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

  /// Warns about a name in curly quotes, which YAML treats as part of the name.
  private mutating func reportCurlyQuotes(around reference: PendingReference) {
    guard let bare = withoutCurlyQuotes(reference.name) else { return }
    diagnostics.append(
      Diagnostic(
        .curlyQuotes, "YAML reads curly quotes as part of the name",
        at: reference.location, help: "write \(bare)"))
  }

  /// Warns about a name that differs by one letter of a long word from a name that is used more often.
  ///
  /// Two names that are one letter apart become equal when a letter is removed from each, so the cost is linear in
  /// their length.
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
      report(spelling.first, "is nearly the same as \"\(name)\"", name)
    }
  }

  /// The minimum length of a word that is checked for typos: many short words, and numbers, differ by one letter on
  /// purpose.
  private static let shortestWord = 5

  /// Returns `identity`, and its variants with one letter removed from one of its long words.
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
