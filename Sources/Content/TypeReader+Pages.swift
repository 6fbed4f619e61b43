import Diagnostics
import YAML

/// The pages and feeds that a type declares.
extension TypeReader {
  mutating func table(_ node: Node?) -> ContentType.Table? {
    guard let node else { return nil }
    guard let name = node.scalarText, [".csv", ".yml", ".yaml", ".json"].contains(where: name.hasSuffix),
      let file = ContentPath.resolve(name, from: folder)
    else {
      report("a table is a file of CSV, YAML or JSON", node.place, help: "write its name, as in table: roster.csv")
      return nil
    }
    return ContentType.Table(file: file, location: node.place.location(in: path))
  }

  mutating func listPage(_ node: Node?, label: String) -> ContentType.ListPage? {
    guard let node, node.scalarText != "false" else { return nil }
    var reader = MappingReader(node, path: path, subject: "a list page")
    defer { diagnostics += reader.finished() }
    let title = reader.text("title") ?? label
    let description = reader.text("description")
    let pageSize = reader.integer("page-size") ?? 50
    if !(1...10_000 ~= pageSize) {
      reader.report("a list page shows 1 to 10,000 items", node.place, help: "set page-size to 50, say")
    }
    guard let path = sitePath(reader.requiredText("path"), node, &reader) else { return nil }
    return ContentType.ListPage(
      path: path.hasSuffix("/") ? path : path + "/", title: title, description: description,
      pageSize: min(max(1, pageSize), 10_000), location: node.place.location(in: self.path))
  }

  mutating func feed(_ node: Node?, label: String) -> ContentType.Feed? {
    guard let node, node.scalarText != "false" else { return nil }
    var reader = MappingReader(node, path: path, subject: "a feed")
    defer { diagnostics += reader.finished() }
    let title = reader.text("title") ?? label
    let description = reader.text("description")
    let limit = reader.integer("limit") ?? 20
    if limit < 1 { reader.report("a feed has at least one item", node.place, help: "set limit to 20, say") }
    guard let path = sitePath(reader.requiredText("path"), node, &reader) else { return nil }
    return ContentType.Feed(
      path: path, title: title, description: description, limit: max(1, limit),
      location: node.place.location(in: self.path))
  }

  private func sitePath(_ path: String?, _ node: Node, _ reader: inout MappingReader) -> String? {
    guard let path else { return nil }
    if path.hasPrefix("/"),
      ContentPath.resolve(path, from: "").map({ "/" + $0 })
        == (path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
    {
      return path
    }
    reader.report("\"\(path)\" is no path of the site", node.place, help: "begin it with a slash, as in /news/")
    return nil
  }
}
