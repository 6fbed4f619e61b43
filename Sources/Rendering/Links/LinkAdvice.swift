import Site

/// Suggestions for the intended target of a broken link.
enum LinkAdvice {
  /// Top-level domains of hosts that editors often write without a scheme.
  private static let domains: Set = [
    "com", "org", "net", "gov", "edu", "us", "info", "io", "co", "news", "tv", "me", "ca", "uk", "mx", "eu",
  ]

  /// Returns the fix for `written` if it appears to point outside the site, or `nil` otherwise.
  static func elsewhere(_ written: String) -> String? {
    let host = written.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    if host.contains("@"), host.count == written.count { return "write mailto:\(written)" }
    let digits = written.count(where: \.isNumber)
    if digits >= 7, written.allSatisfy({ $0.isNumber || " +-().".contains($0) }) { return "write tel:\(written)" }
    guard parts.count > 1, !parts.contains(where: \.isEmpty),
      parts[0] == "www" || domains.contains(String(parts[parts.count - 1]))
    else { return nil }
    return "write https://\(written)"
  }
}
