import Diagnostics

extension SiteComparison {
  /// The number of changes of each kind, the most important first; empty if there are no visible changes.
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
