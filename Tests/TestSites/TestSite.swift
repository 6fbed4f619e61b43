import Build
import Checking
import Diagnostics
import Files
import Foundation
import Rendering
import Values

/// A small site written to a temporary folder from a dictionary of path to text, built there, and removed with the test.
package final class TestSite {
  private let folder: URL
  /// The date of the build.
  package var today: DateValue
  package var configure: (inout BuildOptions) -> Void = { _ in }

  /// The default settings and theme. Each page consists of its title and its content.
  package static let standard = [
    "content/site.yml": "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n",
    "themes/plain/theme.yml": "name: plain\n",
    "themes/plain/templates/page.html": "<h1>{{ page.title }}</h1>{{ page.content }}",
    "themes/plain/templates/list.html":
      "<h1>{{ page.title }}</h1>{% for item in items %}<a href=\"{{ item.url }}\">{{ item.title }}</a>{% endfor %}",
    "themes/plain/templates/feed.xml":
      "<rss><title>{{ feed.title }}</title>{% for item in items %}<item>{{ item.title }}|{{ item.date | rfc822 }}|{{ item.feed_content }}</item>{% endfor %}</rss>",
    "themes/plain/templates/sitemap.xml":
      "<urlset>{% for entry in urls %}<loc>{{ entry.permalink }}</loc>{% endfor %}</urlset>",
    "themes/plain/templates/files/robots.txt": "User-agent: *\n",
    "themes/plain/templates/404.html": "<h1>{{ page.title }}</h1>",
    "themes/plain/templates/redirect.html": "<a href=\"{{ target }}\">{{ permalink }}</a>",
  ]

  /// Creates a site from the standard files and `files`. Paths are relative to the content folder, except those that begin
  /// with `themes/` or `output/`.
  package convenience init(_ files: [String: String]) throws {
    try self.init(exactly: Self.standard.merging(files.map { (Self.located($0), $1) }, uniquingKeysWith: { $1 }))
  }

  /// Creates a site that consists only of `files`.
  package init(exactly files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "broadside-\(UUID().uuidString)")
    guard let today = DateValue(year: 2026, month: 1, day: 15) else { throw CocoaError(.formatting) }
    self.today = today
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func located(_ path: String) -> String {
    ["themes/", "output/"].contains(where: path.hasPrefix) ? path : "content/" + path
  }

  /// Writes or replaces a file of the site.
  package func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  package func write(bytes: [UInt8], to path: String) throws { try Data(bytes).write(to: folder.appending(path: path)) }

  /// Returns the path on disk of a file of the site.
  package func path(_ path: String) -> String { folder.path + "/" + path }

  package func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  @discardableResult
  package func build(jobs: Int = 2) async throws -> BuildReport {
    try await SiteBuilder(options(jobs: jobs)).build()
  }

  private func options(jobs: Int) -> BuildOptions {
    var loading = LoadingOptions(time: .local(today.secondsSinceEpoch))
    loading.content = folder.path + "/content"
    loading.themes = folder.path + "/themes"
    var options = BuildOptions(loading, work: WorkOptions(jobs: jobs))
    options.output = folder.path + "/output"
    configure(&options)
    return options
  }

  /// Builds the site and returns the findings, one line each, with paths relative to the site.
  package func findings() async throws -> [String] {
    lines(try await build().diagnostics)
  }

  /// Checks the site and returns the findings, one line each, with paths relative to the site. Writes nothing.
  package func checkFindings() async -> [String] { lines(await check()) }

  /// Checks the site and returns the report as text, with paths relative to the site. Writes nothing.
  package func checkReport() async -> String { report(await check()) }

  /// Returns a report of `diagnostics` as text, with paths relative to the site.
  package func report(_ diagnostics: [Diagnostic]) -> String {
    let reporter = TextReporter(hasColor: false, sourceText: FileContents.textToShow)
    return reporter.report(diagnostics).replacing(folder.path + "/", with: "")
  }

  /// Checks the site and returns the findings. Writes nothing.
  package func check() async -> [Diagnostic] {
    let options = options(jobs: 2)
    return await SiteChecker(CheckOptions(options.site, work: options.work)).check().diagnostics
  }

  private func lines(_ findings: [Diagnostic]) -> [String] {
    findings.map { $0.description.replacing(folder.path + "/", with: "") }
  }

  /// Returns the text of an output file, or `nil` if it does not exist.
  package func output(_ path: String) -> String? {
    (try? FileContents.read(folder.path + "/output/" + path)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Returns the paths of all output files, sorted.
  package func outputFiles() -> [String] {
    let root = folder.appending(path: "output").path + "/"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { FileStatus(root + $0)?.kind == .file }.sorted()
  }

  /// Returns the time at which an output file was last written.
  package func modified(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: folder.path + "/output/" + path)[.modificationDate] as? Date
  }
}
