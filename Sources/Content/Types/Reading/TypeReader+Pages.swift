import Diagnostics
import Files
import YAML

/// Reads the pages and feeds that a type declares.
extension TypeReader {
  mutating func table(_ node: Node?) -> DocumentSources.Table? {
    guard let node else { return nil }
    guard let name = node.scalarText, [".csv", ".yml", ".yaml", ".json"].contains(where: name.hasSuffix),
      let file = ContentPath.resolve(name, from: folder)
    else {
      report(
        "a table must be a CSV, YAML, or JSON file", node.place, help: "write the file's name, as in table: roster.csv")
      return nil
    }
    return DocumentSources.Table(file: file, location: node.place.location(in: path))
  }

  /// Reads the list pages for each value of a field.
  mutating func groupLists(_ node: Node?, label: String, _ fields: [Field]) -> [ListPage] {
    guard let node else { return [] }
    guard case .sequence(let nodes) = node.content else {
      report("\"lists\" must be a list", node.place, help: "write each list page on its own line, after \"- \"")
      return []
    }
    return nodes.compactMap { listPage($0, label: label, fields, isForEachValue: true) }
  }

  mutating func listPage(
    _ node: Node?, label: String, _ fields: [Field], isForEachValue: Bool = false
  ) -> ListPage? {
    guard let node, node.scalarText != "false" else { return nil }
    var reader = MappingReader<ListKey>(node, path: path, subject: "a list page", mainKey: .path)
    defer { diagnostics += reader.finished() }
    let by = isForEachValue ? limitedGrouping(fields, &reader) : nil
    let group = grouping(reader.text(.group), .group, fields, &reader)
    let hasFeed = isForEachValue && reader.boolean(.feed)
    let title = reader.text(.title) ?? (isForEachValue ? "\(label): {value}" : label)
    let description = reader.text(.description)
    let pageSize = reader.integer(.pageSize) ?? 50
    if !(1...10_000 ~= pageSize) {
      reader.report(
        "\"page-size\" must be between 1 and 10,000", node.place,
        help: "write a number in this range, such as page-size: 50")
    }
    guard let path = sitePath(reader.requiredText(.path), node, &reader), !isForEachValue || by != nil else {
      return nil
    }
    guard !isForEachValue || path.contains("{value}") else {
      reader.report(
        "every value would have the same path", node.place, help: "add {value} to the path, as in /news/{value}/")
      return nil
    }
    return ListPage(
      path: path.withTrailingSlash, title: title, description: description,
      pageSize: min(max(1, pageSize), 10_000), by: by, group: group,
      hasFeed: hasFeed, location: node.place.location(in: self.path))
  }

  /// Reads the feed of a type, and the name of the field that dates its documents.
  mutating func feed(_ node: Node?, label: String, _ fields: [Field]) -> (feed: DeclaredFeed?, date: String?) {
    guard let node, node.scalarText != "false" else { return (nil, nil) }
    var reader = MappingReader<FeedKey>(node, path: path, subject: "a feed", mainKey: .path)
    defer { diagnostics += reader.finished() }
    let title = reader.text(.title) ?? label
    let description = reader.text(.description)
    let date = feedDate(reader.text(.date), at: reader.place(of: .date), fields)
    let limit = reader.integer(.limit) ?? 20
    if limit < 1 {
      reader.report("\"limit\" must be at least 1", node.place, help: "write a number such as limit: 20")
    }
    guard let path = sitePath(reader.requiredText(.path), node, &reader) else { return (nil, date) }
    let feed = DeclaredFeed(
      path: path, title: title, description: description, limit: max(1, limit),
      location: node.place.location(in: self.path))
    return (feed, date)
  }

  /// Returns the name of the field that dates documents in feeds if it is a public date.
  private mutating func feedDate(_ name: String?, at place: Node.Place, _ fields: [Field]) -> String? {
    guard let name else { return nil }
    hasWrongFeedDate = true
    let dates = fields.publicFields.filter { $0.type.isScalar(DateType.self) }.map(\.key)
    guard let field = fields.publicFields.first(where: { $0.key == name }) else {
      reportUnshown(name, namedBy: "date", among: dates, at: place)
      return nil
    }
    if dates.contains(name) {
      hasWrongFeedDate = false
      return name
    }
    report(
      "the date of a feed must be of type date, but \"\(name)\" is of type \(field.type.name)", place,
      help: dates.first.map { "write date: \($0)" }
        ?? "add a field of type date, and name it here")
    return nil
  }

  /// Reports each feed that can never contain a document because the type has no date.
  mutating func checkFeeds(of type: ContentType) {
    guard !type.canBeInFeeds, !hasWrongFeedDate else { return }
    let places =
      (type.outputs.feed.map { [$0.location] } ?? []) + type.outputs.groupLists.filter(\.hasFeed).map(\.location)
    let path = type.outputs.feed?.path ?? "/\(type.folder)/feed.xml"
    for place in places {
      let help: String =
        type.possibleFeedDates.first.map { field in
          let written = "feed: { path: \(path), date: \(field.key) }"
          return type.outputs.feed == nil ? "add \(written) to the type" : "write \(written)"
        } ?? "add \"date: { type: date }\" to its fields, or remove the feed"
      diagnostics.append(
        Diagnostic(
          .typeDeclaration,
          "the feed would always be empty: \(withArticle(type.labels.singular)) has no field \"\(type.roles.feedDate)\"",
          at: place,
          help: help))
    }
  }

  mutating func exports(_ node: Node?) -> [Export] {
    guard let node else { return [] }
    guard case .sequence(let nodes) = node.content else {
      report("\"exports\" must be a list", node.place, help: "write it as [/members.json, /members.csv]")
      return []
    }
    return nodes.compactMap { node in
      let path = node.scalarText ?? ""
      let parts = ContentPath.name(of: path).split(separator: ".")
      guard path.hasPrefix("/"), ContentPath.resolve(path, from: "") == String(path.dropFirst()), parts.count > 1 else {
        report("\"\(path)\" is not a valid file path", node.place, help: "write a path such as /members.json")
        return nil
      }
      return Export(
        path: path, ending: String(parts[parts.count - 1]), location: node.place.location(in: self.path))
    }
  }

  mutating func ownFeed(_ node: Node?) -> OwnFeed? {
    guard let node else { return nil }
    var reader = MappingReader<OwnFeedKey>(node, path: path, subject: "\"feed-each\"")
    defer { diagnostics += reader.finished() }
    let lists = reader.texts(.lists)
    let limit = reader.integer(.limit) ?? 20
    if lists.isEmpty {
      reader.report(
        "\"feed-each\" must name the inverse lists to include", node.place, help: "add the lists, as in \"of: [news]\"")
    }
    return OwnFeed(
      lists: lists.map(Field.templateName), limit: max(1, limit), location: node.place.location(in: path))
  }

  /// Reads the field that has a list for each of its values, and the condition on the values that count.
  private mutating func limitedGrouping(
    _ fields: [Field], _ reader: inout MappingReader<ListKey>
  ) -> Grouping? {
    let grouping = grouping(reader.requiredText(.by), .by, fields, &reader)
    guard let text = reader.condition(.condition), let grouping else { return grouping }
    return condition(text, grouping.subjectFields).map { grouping.limited(to: $0, text: text.scalarText ?? "") }
  }

  private func grouping(
    _ source: String?, _ key: ListKey, _ fields: [Field], _ reader: inout MappingReader<ListKey>
  ) -> Grouping? {
    guard let source else { return nil }
    if let grouping = Grouping(source, fields: fields) { return grouping }
    let names = fields.publicFields.map(\.key)
    reader.report(
      "documents cannot be grouped by \"\(source)\"", reader.place(of: key),
      help: nearestName(to: source, in: names).map { "did you mean \"\($0)\"?" }
        ?? "use a text, choice, or reference field, or date.year, date.month, or title.letter")
    return nil
  }

  private func sitePath<Key>(_ path: String?, _ node: Node, _ reader: inout MappingReader<Key>) -> String? {
    guard let path else { return nil }
    if path.hasPrefix("/"), ContentPath.resolve(path, from: "").map({ "/" + $0 }) == path.withoutTrailingSlash {
      return path
    }
    let help =
      path.hasPrefix("/") ? "write it without \"//\", \".\", and \"..\"" : "begin it with a slash, as in /news/"
    reader.report("\"\(path)\" is not a valid path", node.place, help: help)
    return nil
  }
}
