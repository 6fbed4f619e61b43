import Content

/// Pages that work for the person who copies their URL, but not for readers: editors, mailboxes, and redirects.
enum PrivatePage {
  /// Returns the problem with `url`, or `nil` if readers can probably open it.
  static func problem(_ url: String) -> (message: String, help: String)? {
    guard url.utf8.count < 4_000, let scheme = ["https://", "http://"].first(where: url.lowercased().hasPrefix) else {
      return nil
    }
    let rest = url.dropFirst(scheme.count)
    let host = rest.prefix { !"/?#".contains($0) }.lowercased()
    let path = String(rest.dropFirst(host.count))
    if let target = redirectTarget(host, path) {
      return ("this URL is a redirect that another program added around the URL of a page", "write \(target)")
    }
    let lower = path.lowercased()
    switch host {
    case "docs.google.com" where lower.hasPrefix("/forms/"):
      guard let edit = url.firstRange(of: "/edit") else { return nil }
      return ("this URL opens the editor of a form, not the form", "write \(url[..<edit.lowerBound])/viewform")
    case "mail.google.com", "outlook.office.com", "outlook.live.com", "outlook.office365.com":
      return ("this URL opens a mailbox, which readers cannot open", "write the URL of a page that readers can open")
    case "www.canva.com" where lower.hasPrefix("/design/") && lower.contains("/edit"):
      return ("this URL opens an editor, for which readers need permission", "share a public view link, and write that")
    default: break
    }
    guard lower.contains("/wp-admin/") || lower.hasPrefix("/wp-login.php") else { return nil }
    return (
      "this URL opens the administration of a WordPress site, which needs a password",
      "open the page as readers do, and write its URL"
    )
  }

  /// Returns the URL to which a mail program, a search engine, or a social network redirects.
  private static func redirectTarget(_ host: String, _ path: String) -> String? {
    let name: String
    switch host {
    case _ where host.hasSuffix(".safelinks.protection.outlook.com"): name = "url="
    case "www.google.com" where path.hasPrefix("/url?"):
      name = path.contains("&q=") || path.contains("?q=") ? "q=" : "url="
    case "l.facebook.com" where path.hasPrefix("/l.php"), "lm.facebook.com" where path.hasPrefix("/l.php"): name = "u="
    default: return nil
    }
    let query = path.drop { $0 != "?" }.dropFirst()
    guard let value = query.split(separator: "&").first(where: { $0.hasPrefix(name) }) else { return nil }
    let target = ContentPath.percentDecoded(String(value.dropFirst(name.count)))
    let isURL = ["https://", "http://"].contains(where: target.hasPrefix)
    return isURL && !target.contains(where: \.isWhitespace) ? target : nil
  }
}
