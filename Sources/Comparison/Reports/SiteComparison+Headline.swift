import Files

extension SiteComparison {
  /// The numbers of what changed, in the order of their weight; empty where nothing differs that a reader could find.
  var headline: [String] {
    let addedFiles = files.count { $0.kind == .added }
    let removedFiles = files.count { $0.kind == .removed }
    let counts = [
      (added.count, "page", "added"), (removed.count, "page", "removed"), (moved.count, "page", "moved"),
      (changedPageCount, "page", "changed"), (redirects.count, "redirect", "changed"), (addedFiles, "file", "added"),
      (removedFiles, "file", "removed"), (files.count - addedFiles - removedFiles, "file", "changed"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\(Self.counted($0.0, $0.1)) \($0.2)" }
  }

  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension FileChange {
  /// The sizes in words: `20 KB → 21 KB`.
  var sizes: String { [oldSize, newSize].compactMap(\.self).map(FileSize.text).joined(separator: " → ") }
}

extension PageChange {
  /// What of the page changed, in one word or two, and how its text reads; `nil` where it has no text.
  var told: (label: String, text: TextChange)? {
    switch self {
    case .title(let text): ("title", text)
    case .description(let text): ("description", text)
    case .text(let text): ("text", text)
    case .frame(let text): ("menu or footer", text)
    case .links, .pictures, .markup: nil
    }
  }

  /// What came and what went of what the page names: its links, its pictures.
  var named: (label: String, added: [String], removed: [String])? {
    switch self {
    case .links(let added, let removed): ("links", added, removed)
    case .pictures(let added, let removed): ("pictures", added, removed)
    case .title, .description, .text, .frame, .markup: nil
    }
  }
}
