import Content
import Diagnostics
import Values

/// The implied documents of open types: documents without a file, which exist because other documents refer to them.
struct ImpliedDocuments {
  private(set) var documents: [Document] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// A name that references use, in any spelling.
  private struct Name {
    let type: Int
    var spellings: Spellings<PendingReference>
  }

  /// Creates the documents that `shown` imply and that are not in `all`, in the order of first reference.
  init(by shown: [Document], among all: [Document], types: ContentTypes) {
    guard types.all.contains(where: \.sources.isOpen) else { return }
    let written = Dictionary(all.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    let uses = Self.uses(in: shown, written: written, renamed: Self.formerNames(of: all, types), types: types)
    var names: [String: Name] = [:]
    var order: [String] = []
    for (identity, reference, type) in uses {
      if names[identity]?.spellings.add(reference.name, reference) == nil {
        names[identity] = Name(type: type, spellings: Spellings(reference.name, reference))
        order.append(identity)
      }
    }
    let implied = order.filter { written[$0] == nil }
    documents = implied.compactMap { identity in
      names[identity].map {
        .implied(by: $0.spellings.preferred.first, identity: identity, type: $0.type, types[$0.type])
      }
    }
    diagnostics = implied.compactMap { names[$0].flatMap { Self.curlyQuotes(around: $0.spellings.preferred.first) } }
    reportSpellings(uses, names, written: written, types)
    let files = all.filter { types[$0.type].sources.isOpen }
    reportLikelyTypos(implied, names, files: files, types)
  }

  /// Returns the references that name a document in an open type by its slug, with its identity and type.
  private static func uses(
    in shown: [Document], written: [String: Document], renamed: Set<String>, types: ContentTypes
  ) -> [(identity: String, reference: PendingReference, type: Int)] {
    shown.lazy.flatMap(\.publicReferences).compactMap { reference in
      guard let position = types.position(of: reference.target.type), types[position].sources.isOpen
      else { return nil }
      let identity = Identities.identity(ofImplied: reference.name, types[position])
      let exact = types[position].folder + "/" + reference.name
      guard written[exact] == nil, !renamed.contains(exact), !renamed.contains(identity), !identity.hasSuffix("/")
      else { return nil }
      return (identity, reference, position)
    }
  }

  private static func formerNames(of documents: [Document], _ types: ContentTypes) -> Set<String> {
    Set(
      documents.flatMap { document in
        let type = types[document.type]
        return document.aliases(in: type).flatMap {
          [type.folder + "/" + $0, Identities.identity(ofImplied: $0, type)]
        }
      })
  }

  /// Returns a warning about a name in curly quotes, which YAML treats as part of the name.
  private static func curlyQuotes(around reference: PendingReference) -> Diagnostic? {
    withoutCurlyQuotes(reference.name).map { bare in
      Diagnostic(
        .curlyQuotes, "YAML reads curly quotes as part of the name", at: reference.location, help: "write \(bare)")
    }
  }

  /// Warns about names with the same URL, each at its first use: at those that are spelled less often, and at both if they may be different
  /// things. The spelling does not matter if the name has a file, but the title of the file is one of the names.
  private mutating func reportSpellings(
    _ uses: [(identity: String, reference: PendingReference, type: Int)], _ names: [String: Name],
    written: [String: Document], _ types: ContentTypes
  ) {
    let contested = names.filter { identity, name in
      guard let file = written[identity] else { return name.spellings.differ }
      return name.spellings.haveOther(than: Self.title(of: file, types) ?? name.spellings.preferred.text)
    }
    if contested.isEmpty { return }
    for (identity, reference, _) in uses {
      guard let spellings = contested[identity]?.spellings, let spelling = spellings[reference.name],
        spelling.first.location == reference.location
      else { continue }
      let more = spelling.count - 1
      let file = written[identity]
      if let file, let title = Self.title(of: file, types) {
        let shared = SharedURL(
          text: reference.name, place: reference.location, other: title, otherPlace: file.origin.start, more: more)
        if !shared.areSpellings { diagnostics.append(shared.asMistake) }
        continue
      }
      let preferred = spellings.preferred
      let isPreferred = reference.name == preferred.text
      guard let other = isPreferred ? spellings.other(than: reference.name) : preferred else { continue }
      let shared = SharedURL(
        text: reference.name, place: reference.location, other: other.text, otherPlace: other.first.location,
        more: more)
      if !isPreferred {
        if file == nil || !shared.areSpellings { diagnostics.append(shared.asMistake) }
      } else if !shared.areSpellings {
        diagnostics.append(shared.asPreferred)
      }
    }
  }

  /// Returns the title of a document if its file is named for it.
  private static func title(of document: Document, _ types: ContentTypes) -> String? {
    DocumentText(document, types[document.type]).title.flatMap {
      slug($0) == ContentPath.name(of: document.identity) ? $0 : nil
    }
  }

  /// Returns the part of an identity after the folder of its type.
  private static func name(in identity: String, _ type: ContentType) -> String {
    String(identity.utf8.dropFirst(type.folder.utf8.count + 1)) ?? identity
  }

  /// Warns about a name that is used only once and has no file, if it is a typo away from a name that is used more
  /// often or has a file.
  private mutating func reportLikelyTypos(
    _ implied: [String], _ names: [String: Name], files: [Document], _ types: ContentTypes
  ) {
    var frequent: [(name: TypoFinder.Name, shown: String, count: Int)] = []
    var rare: [(name: TypoFinder.Name, use: PendingReference)] = []
    for identity in implied {
      guard let (type, spellings) = names[identity].map({ ($0.type, $0.spellings) }) else { continue }
      let name = TypoFinder.Name(slug: Self.name(in: identity, types[type]), type: type)
      if spellings.count > 1 {
        frequent.append((name, spellings.preferred.text, spellings.count))
      } else {
        rare.append((name, spellings.preferred.first))
      }
    }
    if rare.isEmpty || files.isEmpty && frequent.isEmpty { return }
    frequent.sort { ($1.count, $0.name.slug) < ($0.count, $1.name.slug) }
    let written = files.map { TypoFinder.Name(slug: Self.name(in: $0.identity, types[$0.type]), type: $0.type) }
    let nearest = TypoFinder.nearest(to: rare.map(\.name), among: written + frequent.map(\.name))
    for (position, use) in zip(nearest, rare.map(\.use)) {
      guard let position else { continue }
      // Only a name with a file is certain. Of two others, the one that is used more often can be the wrong one.
      let (shown, help) =
        position < files.count
        ? Self.suggestion(of: files[position], names, types)
        : (frequent[position - files.count].shown, "if they mean the same thing, use one spelling")
      diagnostics.append(
        Diagnostic(
          .similarName, "\"\(use.name)\" is nearly the same as \"\(shown)\"", at: use.location, help: help))
    }
  }

  /// Returns the name to write for a document, and the help that suggests it. The name is the title, if references can
  /// use it.
  private static func suggestion(
    of file: Document, _ names: [String: Name], _ types: ContentTypes
  ) -> (shown: String, help: String) {
    if let name = title(of: file, types) ?? names[file.identity]?.spellings.preferred.text {
      return (name, "write \"\(name)\"")
    }
    let name = ContentPath.name(of: file.identity)
    let title = DocumentText(file, types[file.type]).title
    return (name, (title.map { "if you mean \"\($0)\", " } ?? "") + "write \"\(name)\"")
  }
}
