import Content
import Diagnostics
import FrontMatterEditing
import Site
import Values

/// The mapping from categories, tags, and authors to fields and their values.
struct TermFields {
  private let site: ImportSite
  private let options: WordPressImport.Options
  private let path: String
  /// The terms without a field, with the number of items that use them.
  private var unplaced: [String: (names: [String: Int], items: Int)] = [:]
  /// The terms without a matching name on the site: the kind of name, the nearest name, and the number of items.
  private var unknown: [String: (kind: String, nearest: String?, items: Int)] = [:]
  /// The names for each type, cached for finding the nearest one.
  private var known: [String: NearestNames] = [:]

  init(site: ImportSite, options: WordPressImport.Options, path: String) {
    self.site = site
    self.options = options
    self.path = path
  }

  /// Returns the errors in the options, for documents of `types`.
  func check(_ types: [Int], export: WordPressExport) -> [Diagnostic] {
    let used = Set(types).map { site.outline.types[$0] }
    let domains = Set(export.items.flatMap { $0.terms.map(\.domain) }).union(["author", "sticky"])
    return options.fields.flatMap { choice -> [Diagnostic] in
      var problems: [Diagnostic] = []
      if !domains.contains(Self.domain(choice.taxonomy)) {
        problems.append(
          Diagnostic(
            .error, "the export has no taxonomy \"\(choice.taxonomy)\"",
            help: "use one of: \(domains.sorted().joined(separator: ", "))"))
      }
      let keys = used.flatMap { $0.fields.map(\.key) }
      if choice.field != "-", !keys.contains(choice.field) {
        problems.append(
          Diagnostic(
            .error, "no field is named \"\(choice.field)\"",
            help: nearestName(to: choice.field, in: keys).map { "did you mean \"\($0)\"?" }
              ?? "use one of: \(keys.joined(separator: ", "))"))
      }
      return problems
    }
  }

  /// The name of a taxonomy, or of what is mapped like one, in messages.
  private static func title(of domain: String) -> String {
    switch domain {
    case "author": "the author"
    case "sticky": "sticky posts"
    default: "the taxonomy \"\(domain)\""
    }
  }

  private static func domain(_ name: String) -> String { name == "tag" ? "post_tag" : name }

  /// Returns the fields for the terms and the author of `item`, and a problem with them.
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
        // A skipped author is not reported, nor is a field that only another type has.
        if !isMapped(domain) { note(unplaced: wanted, of: domain) }
        continue
      }
      let (element, isList) = if case .list(let element) = field.type { (element, true) } else { (field.type, false) }
      let values = wanted.compactMap { value($0, as: element) }
      guard let first = values.first else { continue }
      if !isList, values.count > 1 {
        problem = ("\"\(field.key)\" takes one value, but this item has \(values.count)", "only \"\(first)\" is used")
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
    if item.isSticky {
      if let field = field(for: "sticky", type: type), field.type.isScalar(BooleanType.self) {
        fields.append(NewValue.Field(field.key, .literal("true")))
      } else if !isMapped("sticky") {
        note(unplaced: [PlainHTML.text(item.title)], of: "sticky")
      }
    }
    return (fields, problem)
  }

  private func isMapped(_ domain: String) -> Bool {
    options.fields.contains { Self.domain($0.taxonomy) == domain }
  }

  /// Returns the site's name for a term.
  private func called(_ name: String) -> String {
    if let chosen = options.terms.first(where: { Spelling.plain($0.term) == Spelling.plain(name) }) {
      return chosen.name
    }
    // WordPress assigns this category to posts without one.
    return Spelling.plain(name) == "uncategorized" ? "-" : name
  }

  /// Returns the field for a taxonomy: the one in the options, or one with the same name.
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

  /// Returns the value to write for a term, or `nil` if the site has no such name.
  private mutating func value(_ name: String, as type: FieldType) -> String? {
    switch type {
    case .reference(let reference):
      let known = site.name(for: name, ofType: reference.type)
      guard let position = site.outline.types.position(of: reference.type) else { return nil }
      if site.outline.types[position].sources.isOpen || site.hasDocument(known, ofType: reference.type) { return known }
      // The nearest name is computed once per term, because many items can have the same term.
      if unknown[name] == nil {
        unknown[name] = (site.outline.types[position].labels.singular, nearest(to: name, ofType: reference.type), 0)
      }
      unknown[name]?.items += 1
      return nil
    case .choice(let choices):
      if let choice = Spelling.choice(name, among: choices) { return choice.name }
      unknown[name, default: ("choice", nearestName(to: name, in: choices.names), 0)].items += 1
      return nil
    case .scalar(is TextType), .scalar(is MarkdownType): return name
    default: return nil
    }
  }

  /// Returns the nearest name of a document of the type `type`.
  private mutating func nearest(to name: String, ofType type: String) -> String? {
    let names = known[type] ?? site.nearestNames(ofType: type)
    known[type] = names
    return names.nearest(to: slug(name))
  }

  private mutating func note(unplaced names: [String], of domain: String) {
    unplaced[domain, default: ([:], 0)].items += 1
    for name in names { unplaced[domain]?.names[name, default: 0] += 1 }
  }

  /// The findings about terms that were skipped.
  var diagnostics: [Diagnostic] {
    let place = SourceLocation(path: path)
    let domains = unplaced.sorted { $0.key < $1.key }.map { domain, found in
      let names = found.names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key)
      return Diagnostic(
        .warning,
        "there is no field for \(Self.title(of: domain)) (in \(counted(found.items, "item"))): \(names.joined(separator: ", "))",
        at: place, help: "set a field with --map \(domain)=field, or skip it with --map \(domain)=-")
    }
    let terms = unknown.sorted { $0.key < $1.key }.map { name, found in
      Diagnostic(
        .warning, "no \(found.kind) is named \"\(name)\" (used by \(counted(found.items, "item")))", at: place,
        help:
          "map it with --term \"\(name)=\(found.nearest ?? "name")\", or skip it with --term \"\(name)=-\""
      )
    }
    return domains + terms
  }
}
