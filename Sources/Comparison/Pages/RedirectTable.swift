/// The redirects of a site.
struct RedirectTable: Sendable {
  /// The redirects by old URL, without a trailing slash.
  private(set) var targets: [String: Redirect] = [:]
  /// The redirects for all URLs with the same beginning: `/old/*`.
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

  /// Adds the rules of a `_redirects` file, as Netlify and Cloudflare Pages read it: old URL, optional query
  /// parameters, new URL, status. A rule with the status 404 or 410 is not a redirect.
  mutating func add(rules: [UInt8]) {
    for line in String(decoding: rules, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let old = words.first, !old.hasPrefix("#"),
        let position = words.dropFirst().firstIndex(where: { $0.hasPrefix("/") || $0.contains("://") })
      else { continue }
      let status = words[(position + 1)...].first?.prefix(3)
      if status == "404" || status == "410" { continue }
      let query = words[1..<position].joined(separator: "&")
      add(String(old) + (query.isEmpty ? "" : "?" + query), to: String(words[position]))
    }
  }

  /// Returns the URL that `address` redirects to, or `nil` if there is no redirect.
  func target(of address: String) -> String? {
    if let found = targets[PageAddresses.key(address)] { return found.target }
    guard let rule = prefixes.first(where: { address.hasPrefix($0.prefix) }) else { return nil }
    return rule.target.replacing(":splat", with: address.dropFirst(rule.prefix.count))
  }
}
