/// The rendering that a finding in a template stopped. The same mistake in a template can stop that of many pages.
package struct StoppedRendering: Hashable, Sendable {
  /// The page, or the component in a document.
  let page: String
  /// The fix, without the page.
  let help: String?
  /// The includes and macro calls around the location.
  let callers: [String]

  package init(of page: String, help: String?, callers: [String]) {
    self.page = page
    self.help = help
    self.callers = callers
  }

  /// Returns the advice of a finding that stopped `others` more renderings.
  package func advice(others: Int = 0) -> String {
    let rest = others == 0 ? "" : " and \(counted(others, "other page"))"
    let context = (callers + ["for \(page)\(rest)"]).joined(separator: ", ")
    return help.map { "\($0) (\(context))" } ?? context
  }
}

extension [Diagnostic] {
  /// Returns the findings with those joined that stopped the rendering of different pages at the same location.
  func joiningPages() -> [Diagnostic] {
    let pages: [SourceLocation: Set<String>] = reduce(into: [:]) { pages, finding in
      if let place = finding.location, let stopped = finding.stopped { pages[place, default: []].insert(stopped.page) }
    }
    guard pages.contains(where: { $0.value.count > 1 }) else { return self }
    var joined: Set<SourceLocation> = []
    return compactMap { finding in
      guard let place = finding.location, let stopped = finding.stopped, let count = pages[place]?.count, count > 1
      else { return finding }
      guard joined.insert(place).inserted else { return nil }
      var finding = finding
      finding.help = stopped.advice(others: count - 1)
      finding.stopped = nil
      return finding
    }
  }
}
