import Diagnostics
import YAML

/// The names that authors bring from other programs, for the advice on fields that a type does not have.
enum OtherFieldName {
  /// Names with the same meaning. A type usually has only one of each group.
  private static let groups: [[String]] = [
    ["title", "name", "headline", "heading", "label"],
    ["description", "summary", "excerpt", "lead", "abstract", "teaser", "blurb"],
    ["date", "pubdate", "published", "publishdate", "publish-date", "published-on", "posted", "created"],
    ["updated", "lastmod", "last-modified", "modified", "date-updated", "updated-at", "last-updated"],
    [
      "image", "photo", "picture", "thumbnail", "cover", "cover-image", "featured-image", "hero", "header-image",
      "portrait",
    ],
    ["topics", "tags", "categories", "keywords", "category", "topic", "tag"],
    ["authors", "author", "byline", "writer", "writers"],
    ["aliases", "alias", "redirect-from", "old-urls"],
    ["start", "starts", "start-date", "begins", "begin"],
    ["end", "ends", "end-date", "until"],
    ["location", "place", "venue"],
    ["email", "mail", "e-mail"],
    ["phone", "telephone", "tel", "mobile"],
    ["link", "url", "website", "web", "homepage", "href"],
    ["pdf", "file", "attachment", "download"],
    ["expires", "expiry", "expire", "expiry-date", "unpublish-on"],
    ["alt", "alt-text", "alttext", "alternative", "alternative-text"],
    ["src", "source", "file", "path", "url", "image", "href"],
  ]

  /// Returns the only one of `keys` that means the same as `name`, if there is no entry for it.
  static func meaning(of name: String, among keys: [String], _ entries: [Node.Entry]) -> String? {
    let written = name.lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    for group in groups where group.contains(written) {
      let meant = keys.filter { key in group.contains(key) && key != name }
      let free = meant.filter { key in !entries.contains { $0.key == key } }
      if meant.count == 1, let key = free.first { return key }
    }
    return nil
  }

  /// Returns how to write an entry of another program that keeps a document unpublished.
  static func draftAdvice(_ entry: Node.Entry, among keys: [String]) -> String? {
    guard keys.contains("draft"), let value = entry.value.scalarText?.lowercased() else { return nil }
    switch (entry.key.lowercased(), value) {
    case ("published", "false"), ("published", "no"), ("publish", "false"), ("status", "draft"), ("visible", "false"),
      ("hidden", "true"):
      return "to keep the document unpublished, write \"draft: true\" instead"
    case ("published", "true"), ("publish", "true"), ("status", "published"), ("status", "publish"):
      return "delete this line: a document is published unless it has \"draft: true\""
    default: return nil
    }
  }
}
