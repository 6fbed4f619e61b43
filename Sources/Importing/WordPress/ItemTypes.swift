import Content
import Diagnostics
import Site

/// The mapping from WordPress post types to types of the site.
struct ItemTypes {
  /// The position of the type for each WordPress post type that is imported.
  let positions: [String: Int]
  /// The number of items for each post type that is skipped.
  let others: [(kind: String, count: Int)]

  static func mapping(
    _ export: WordPressExport, site: ImportSite, options: WordPressImport.Options
  ) -> (ItemTypes, [Diagnostic]) {
    var counts: [String: Int] = [:]
    for item in export.items where !WordPressExport.inner.contains(item.type) { counts[item.type, default: 0] += 1 }
    var positions = ["page": site.outline.types.all.count - 1]
    var diagnostics: [Diagnostic] = []
    for (kind, name) in options.types {
      switch site.outline.type(called: name) {
      case .success(let position): positions[kind] = position
      case .failure(let failure): diagnostics.append(failure.diagnostic)
      }
      if counts[kind] == nil {
        let nearest = nearestName(to: kind, in: counts.keys).map { "did you mean \"\($0)\"?" }
        diagnostics.append(
          Diagnostic(
            .error, "the export has no items of type \"\(kind)\"",
            help: nearest ?? "use one of: \(counts.keys.sorted().joined(separator: ", "))"))
      }
    }
    if positions["post"] == nil, counts["post"] != nil {
      // Posts become the type that has a date and a feed.
      let candidates = site.outline.types.all.indices.filter {
        site.outline.types[$0].outputs.feed != nil && site.outline.types[$0].dateField != nil
      }
      if candidates.count == 1 {
        positions["post"] = candidates[0]
      } else {
        let names = (candidates.isEmpty ? Array(site.outline.types.all.indices) : candidates).map {
          site.outline.types[$0].name
        }
        diagnostics.append(
          Diagnostic(
            .error, "no type is chosen for posts",
            help: "choose a type: " + names.map { "--type post=\($0)" }.joined(separator: ", or ")))
      }
    }
    let others = counts.filter { positions[$0.key] == nil }.sorted { $0.key < $1.key }
    return (ItemTypes(positions: positions, others: others.map { ($0.key, $0.value) }), diagnostics)
  }
}

extension ContentType {
  /// The field with the date of a document, which feeds and lists use.
  var dateField: Field? {
    fields.first { $0.key == "date" && $0.type.isScalar(DateType.self) }
  }
}
