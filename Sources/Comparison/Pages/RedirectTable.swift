/// Where the old addresses of a site lead.
struct RedirectTable: Sendable {
  /// By the old address without a slash at its end.
  private(set) var targets: [String: Redirect] = [:]
  /// Those for all addresses that begin alike: `/old/*`.
  private var prefixes: [(prefix: String, target: String)] = []

  struct Redirect: Hashable, Sendable {
    let address: String
    let target: String
  }

  mutating func add(_ address: String, to target: String) {
    if address.hasSuffix("*") { return prefixes.append((String(address.dropLast()), target)) }
    targets[PageAddresses.key(address)] = Redirect(address: address, target: target)
  }

  mutating func add(_ other: Self) {
    targets.merge(other.targets) { first, _ in first }
    prefixes += other.prefixes
  }

  /// Adds the lines of a `_redirects` file, as Netlify and Cloudflare Pages read it: old address, queries, new address, status.
  ///
  /// A line with a query says nothing of the address without it, and one with the status 404 or 410 leads nowhere.
  mutating func add(rules: [UInt8]) {
    for line in String(decoding: rules, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count > 1, !words[0].hasPrefix("#"), !words[1].contains("=") || words[1].contains("/") else {
        continue
      }
      let status = words.count > 2 ? words[2].prefix(3) : "301"
      if status == "404" || status == "410" { continue }
      add(String(words[0]), to: String(words[1]))
    }
  }

  /// Where the address leads; `nil` where no redirect stands for it.
  func target(of address: String) -> String? {
    if let found = targets[PageAddresses.key(address)] { return found.target }
    guard let rule = prefixes.first(where: { address.hasPrefix($0.prefix) }) else { return nil }
    return rule.target.replacing(":splat", with: address.dropFirst(rule.prefix.count))
  }
}
