import Content
import Diagnostics
import FrontMatterEditing
import Outline
import Values

/// Which fields the categories, tags and authors of items go to, and what they are called there.
struct TermFields {
  private let site: ImportSite
  private let options: WordPressImport.Options
  private let path: String
  /// What is left out, and of how many items.
  private var unplaced: [String: (names: [String: Int], items: Int)] = [:]
  /// What the site has no name for: what it would be, and the nearest name that there is.
  private var unknown: [String: (kind: String, nearest: String?, items: Int)] = [:]
  /// For each type that a name was looked for in vain, the names that there are.
  private var known: [String: NearestNames] = [:]

  init(site: ImportSite, options: WordPressImport.Options, path: String) {
    self.site = site
    self.options = options
    self.path = path
  }

  /// What is wrong with the options, for documents of `types`.
  func check(_ types: [Int], export: WordPressExport) -> [Diagnostic] {
    let used = Set(types).map { site.outline.types[$0] }
    let domains = Set(export.items.flatMap { $0.terms.map(\.domain) }).union(["author"])
    return options.fields.flatMap { choice -> [Diagnostic] in
      var problems: [Diagnostic] = []
      if !domains.contains(Self.domain(choice.taxonomy)) {
        problems.append(
          Diagnostic(
            .error, "the export has no taxonomy \"\(choice.taxonomy)\"",
            help: "it has: \(domains.sorted().joined(separator: ", "))"))
      }
      let keys = used.flatMap { $0.fields.map(\.key) }
      if choice.field != "-", !keys.contains(choice.field) {
        problems.append(
          Diagnostic(
            .error, "no field is named \"\(choice.field)\"",
            help: nearestName(to: choice.field, in: keys).map { "did you mean \"\($0)\"?" }
              ?? "the fields are: \(keys.joined(separator: ", "))"))
      }
      return problems
    }
  }

  private static func domain(_ name: String) -> String { name == "tag" ? "post_tag" : name }

  /// The fields of `item` that hold its terms and its author; and what is wrong with them.
  mutating func values(
    of item: WordPressItem, type: ContentType, export: WordPressExport
  ) -> (fields: [NewValue.Field], problem: (message: String, help: String)?) {
    var fields: [NewValue.Field] = []
    var problem: (message: String, help: String)?
    let author = item.creator.isEmpty ? nil : export.authors[item.creator] ?? item.creator
    let groups = Dictionary(grouping: item.terms, by: \.domain).mapValues { $0.map(\.name) }
    let all = groups.merging(author.map { ["author": [$0]] } ?? [:]) { $1 }
    for (domain, names) in all.sorted(by: { $0.key < $1.key }) where domain != "post_format" {
      let wanted = names.map(called).filter { !$0.isEmpty && $0 != "-" }
      guard !wanted.isEmpty else { continue }
      guard let field = field(for: domain, type: type) else {
        // That an author is left out needs no mention, nor that one type has no field for what another has.
        let isMapped = options.fields.contains { Self.domain($0.taxonomy) == domain }
        if domain != "author", !isMapped { note(unplaced: wanted, of: domain) }
        continue
      }
      let (element, isList) = if case .list(let element) = field.type { (element, true) } else { (field.type, false) }
      let values = wanted.compactMap { value($0, as: element) }
      guard let first = values.first else { continue }
      if !isList, values.count > 1 {
        problem = ("\"\(field.key)\" holds one value, and this item has \(values.count)", "only \"\(first)\" is taken")
      }
      let texts = values.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      if let position = fields.firstIndex(where: { $0.key == field.key }),
        case .list(let earlier) = fields[position].value
      {
        let added = texts.map { NewValue.text($0) }.filter { !earlier.contains($0) }
        fields[position] = NewValue.Field(field.key, .list(earlier + added))
      } else {
        fields.append(NewValue.Field(field.key, isList ? .list(texts.map { .text($0) }) : .text(first)))
      }
    }
    return (fields, problem)
  }

  /// What the site calls a term.
  private func called(_ name: String) -> String {
    if let chosen = options.terms.first(where: { Spelling.plain($0.term) == Spelling.plain(name) }) {
      return chosen.name
    }
    // Every post that has no category is in this one.
    return Spelling.plain(name) == "uncategorized" ? "-" : name
  }

  /// The field for a taxonomy: the one that was named, or one of that name.
  private func field(for domain: String, type: ContentType) -> Field? {
    if let chosen = options.fields.first(where: { Self.domain($0.taxonomy) == domain }) {
      return type.fields.first { $0.key == chosen.field }
    }
    let names: [String] =
      switch domain {
      case "category": ["category", "categories"]
      case "post_tag": ["tag", "tags"]
      default: [domain, domain + "s"].map(Spelling.plain)
      }
    return type.fields.first { names.contains(Spelling.plain($0.key)) }
  }

  /// What the field writes for a term; `nil` where the site does not know it.
  private mutating func value(_ name: String, as type: FieldType) -> String? {
    switch type {
    case .reference(let reference):
      let known = site.name(for: name, ofType: reference.type)
      guard let position = site.outline.types.position(of: reference.type) else { return nil }
      if site.outline.types[position].isOpen || site.hasDocument(known, ofType: reference.type) { return known }
      // The nearest name is looked for once, however many items have the term.
      if unknown[name] == nil {
        unknown[name] = (site.outline.types[position].singular, nearest(to: name, ofType: reference.type), 0)
      }
      unknown[name]?.items += 1
      return nil
    case .choice(let choices):
      if let choice = choices.first(where: { Spelling.plain($0) == Spelling.plain(name) }) { return choice }
      unknown[name, default: ("choice", nearestName(to: name, in: choices), 0)].items += 1
      return nil
    case .text, .markdown: return name
    default: return nil
    }
  }

  /// The name of a document of the type `type` that `name` may mean.
  private mutating func nearest(to name: String, ofType type: String) -> String? {
    let names = known[type] ?? site.nearestNames(ofType: type)
    known[type] = names
    return names.nearest(to: slug(name))
  }

  private mutating func note(unplaced names: [String], of domain: String) {
    unplaced[domain, default: ([:], 0)].items += 1
    for name in names { unplaced[domain]?.names[name, default: 0] += 1 }
  }

  /// What was left out.
  var diagnostics: [Diagnostic] {
    let place = SourceLocation(path: path)
    let domains = unplaced.sorted { $0.key < $1.key }.map { domain, found in
      let names = found.names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key)
      return Diagnostic(
        .warning,
        "no field holds the taxonomy \"\(domain)\", used by \(counted(found.items, "item")): \(names.joined(separator: ", "))",
        at: place, help: "name a field with --map \(domain)=field, or leave it out with --map \(domain)=-")
    }
    let terms = unknown.sorted { $0.key < $1.key }.map { name, found in
      Diagnostic(
        .warning, "no \(found.kind) is named \"\(name)\", used by \(counted(found.items, "item"))", at: place,
        help:
          "say what it is with --term \"\(name)=\(found.nearest ?? "name")\", or leave it out with --term \"\(name)=-\""
      )
    }
    return domains + terms
  }
}
