import Importing
import Values

/// Imports the bytes as a WordPress export or, if they are not XML, as the title and the content of an item. The content
/// stays HTML, because pandoc is a separate program.
struct WordPressFuzzer: Fuzzer {
  private let scratch = ImportedSite(
    site: ScratchSite(files: [
      "content/news/_type.yml": """
      name: item
      feed: { path: /news/feed.xml }
      fields:
        title: { type: text, required: true }
        description: { type: text, required: true }
        date: { type: date, required: true }
        tags: { type: list, of: { type: reference, to: topic } }
        category: { type: choice, of: [news, press] }
        authors: { type: list, of: { type: text } }

      """,
      "content/topics/_type.yml": "name: topic\nopen: true\nfields:\n  title: { type: text }\n",
    ]))

  init() { precondition(!plan(Self.export(of: Array("A".utf8))).changes.isEmpty) }

  func run(_ bytes: [UInt8]) {
    let isExport = bytes.starts(with: "<rss".utf8) || bytes.starts(with: "<?xml".utf8) || bytes.contains(0)
    scratch.check(also: mediaList) { plan(isExport ? bytes : Self.export(of: bytes)) }
  }

  private var mediaList: String { scratch.site.path + "/media.csv" }

  private func plan(_ export: [UInt8]) -> ImportPlan {
    scratch.site.write(export, to: "export.xml")
    var options = WordPressImport.Options(moment: 0)
    options.types = [("post", "item")]
    options.fields = [("author", "authors")]
    options.mediaList = mediaList
    return waiting { [path = scratch.site.path + "/export.xml", content = scratch.content, options] in
      await WordPressImport.plan(path, into: content, options: options, jobs: 1).0
    }
  }

  private static func export(of text: [UInt8]) -> [UInt8] {
    let (start, end) = (Array("<![CDATA[".utf8), Array("]]>".utf8))
    // A `]]>` in the text is split between two sections.
    let section =
      start
      + text.split(separator: end, omittingEmptySubsequences: false).joined(
        separator: Array("]]".utf8) + end + start + [UInt8(ascii: ">")]) + end
    return Array(
      "<rss><channel><link>https://old.example.org</link><wp:wxr_version>1.2</wp:wxr_version><item><title>".utf8)
      + section
      + Array("</title><wp:post_type>post</wp:post_type><wp:post_id>1</wp:post_id><content:encoded>".utf8) + section
      + Array("</content:encoded></item></channel></rss>".utf8)
  }
}
