import Rendering
import Testing

@Suite("Media types") struct MediaTypeTests {
  @Test(
    "A file has the media type of its extension",
    arguments: [
      ("index.html", "text/html; charset=utf-8"), ("old.htm", "text/html; charset=utf-8"),
      ("icon.svg", "image/svg+xml"), ("news.rss", "application/rss+xml"),
      ("site.webmanifest", "application/manifest+json"),
      ("events.ics", "text/calendar; charset=utf-8"), ("members.CSV", "text/csv; charset=utf-8"),
      ("robots.txt", "text/plain; charset=utf-8"), ("site.css", "text/css; charset=utf-8"),
      ("photo.jpeg", "image/jpeg"),
      ("data.bin", "application/octet-stream"), ("CNAME", "application/octet-stream"),
    ])
  func types(_ file: String, _ type: String) { #expect(MediaType.of(file) == type) }

  @Test("Text can name other files, and an image cannot")
  func text() {
    #expect(["site.css", "app.mjs", "feed.xml", "events.ics", "_headers"].allSatisfy(MediaType.isText))
    #expect(!["photo.jpeg", "site.woff2", "theme.yml", "CNAME"].contains(where: MediaType.isText))
    #expect(["theme.yml", "site.css.jinja", "page.html", "feed.json"].allSatisfy(MediaType.isSource))
    #expect(!["site.css", "photo.jpeg"].contains(where: MediaType.isSource))
  }
}
