import Content
import Diagnostics
import Site
import Values

/// The items of an export that become documents, each with its file.
struct PlacedItems {
  struct Item {
    let item: WordPressItem
    /// The position of its type.
    let type: Int
    /// The name of the document: `about/team`.
    let name: String
    /// The path of its file in diagnostics.
    let path: String
    /// The path of its file in the content folder.
    let source: String
    /// A Boolean value that indicates whether the item was public or is scheduled to be.
    let isPublic: Bool
  }

  private(set) var items: [Item] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The first occurrence and the number of further occurrences of each finding.
  private var findings: [Diagnostic: (first: Diagnostic, count: Int)] = [:]

  init(_ export: WordPressExport, kinds: ItemTypes, site: ImportSite, path: String) {
    let pages = Dictionary(export.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var taken: Set<String> = []
    for item in export.items {
      guard let type = kinds.positions[item.type], !WordPressExport.discarded.contains(item.status) else {
        continue
      }
      let folder = site.outline.types[type].folder
      var name = Self.name(of: item)
      if folder.isEmpty { name = Self.parents(of: item, pages).map { $0 + "/" }.joined() + name }
      // A child page could end up in the folder of a collection, which has another type.
      if folder.isEmpty, site.outline.types.position(inFolder: ContentPath.folder(of: name)) != type {
        name = name.replacing("/", with: "-")
      }
      var source = (folder.isEmpty ? "" : folder + "/") + name
      if !taken.insert(source).inserted {
        let first = source
        var number = 2
        while !taken.insert("\(first)-\(number)").inserted { number += 1 }
        source = "\(first)-\(number)"
        name += "-\(number)"
        diagnostics.append(
          Diagnostic(
            .warning, "two items have the name \"\(ContentPath.name(of: first))\"",
            at: SourceLocation(path: path, line: item.line),
            help: "the second is written to \(site.outline.content)/\(source).md"))
      }
      let isPublic = ["publish", "future", ""].contains(item.status) && item.password.isEmpty
      items.append(
        Item(
          item: item, type: type, name: name, path: "\(site.outline.content)/\(source).md", source: source + ".md",
          isPublic: isPublic))
    }
  }

  /// Returns the names of the parent pages of `item`, from the top.
  private static func parents(of item: WordPressItem, _ pages: [Int: WordPressItem]) -> [String] {
    var names: [String] = []
    var seen: Set = [item.id]
    var parent = item.parent
    while parent != 0, seen.insert(parent).inserted, let page = pages[parent], page.type == item.type {
      names.insert(name(of: page), at: 0)
      parent = page.parent
    }
    return names
  }

  /// Returns the last part of the item's URL: its own slug, or one from its title. Drafts have no slug yet.
  private static func name(of item: WordPressItem) -> String {
    let names = [ContentPath.percentDecoded(item.name), PlainHTML.text(item.title)].map(slug)
    return names.first { !$0.isEmpty } ?? "untitled-\(item.id)"
  }

  /// Returns a finding that is the same for all documents with it.
  private static func withoutPlace(_ finding: Diagnostic) -> Diagnostic {
    var shared = finding
    (shared.location, shared.related) = (nil, nil)
    return shared
  }

  /// Adds the findings for a document. Identical findings are reported once.
  mutating func add(_ found: [Diagnostic]) {
    for finding in found {
      let key = Self.withoutPlace(finding)
      if findings[key] == nil {
        findings[key] = (finding, 0)
        diagnostics.append(finding)
      } else {
        findings[key]?.count += 1
      }
    }
  }
}

extension PlacedItems {
  /// All findings, each with the number of other documents that have the same one.
  var told: [Diagnostic] {
    diagnostics.map { diagnostic in
      guard let more = findings[Self.withoutPlace(diagnostic)]?.count, more > 0 else {
        return diagnostic
      }
      var told = diagnostic
      told.message += " (the same applies to \(counted(more, "other item")))"
      return told
    }
  }
}
