import Diagnostics

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
    return counts.filter { $0.0 > 0 }.map { "\(counted($0.0, $0.1)) \($0.2)" }
  }
}
