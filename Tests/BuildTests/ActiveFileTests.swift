import TestSites
import Testing

@Suite("Files that browsers run") struct ActiveFileTests {
  private static let settings = "title: Test\nbase-url: https://example.org\ntheme: plain\ntime-zone: UTC\n"

  @Test(
    "A file in the content folder that browsers run is an error",
    arguments: ["a.html", "b/c.JS", "a.mjs", "a.xhtml", "a.wasm", "a.svgz", "a.xsl", "a.htm"])
  func endings(path: String) async throws {
    let site = try TestSite([path: "x"])
    let ending = path.split(separator: ".")[1].lowercased()
    #expect(
      try await site.findings() == [
        "content/\(path):1:1 error: browsers can run scripts in files whose names end in .\(ending); delete the file, or allow it under active-files in site.yml"
      ])
    #expect(site.outputFiles() == [])
  }

  @Test("A script in an image or in data is an error at its line")
  func contents() async throws {
    let site = try TestSite([
      "a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <rect onclick=\"a()\"/></svg>",
      "b.xml": "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"b.xsl\"?><a/>", "c.svg": "<svg/>", "d.xml": "<a/>",
    ])
    #expect(
      try await site.findings() == [
        "content/a.svg:2:3 error: SVG images cannot contain the attribute \"onclick\"; save it as plain SVG without scripts, links, or references to other files, or allow the file under active-files in site.yml",
        "content/b.xml:2:1 error: this file contains a processing instruction, which can load a style sheet or a script; delete the file, or allow it under active-files in site.yml",
      ])
  }

  @Test("Files that site.yml allows are published, and a pattern without a file is an error")
  func allowed() async throws {
    let site = try TestSite([
      "site.yml": Self.settings + "active-files: [tools/, 'map*.js', /a.html]\n", "tools/x/y.html": "x",
      "map-1.js": "x", "a.html": "x",
    ])
    #expect(try await site.findings() == [])
    for path in ["tools/x/y.html", "map-1.js", "a.html"] { #expect(site.output(path) == "x") }
    try site.write(Self.settings + "active-files: [tool/, '*.js', a.html, tools/*.html]\n", to: "content/site.yml")
    #expect(
      try await site.findings().map { String($0.prefix { $0 != ";" }) } == [
        "content/site.yml:5:16 error: no file in content/ matches \"tool/\"",
        "content/site.yml:5:39 error: no file in content/ matches \"tools/*.html\"",
        "content/tools/x/y.html:1:1 error: browsers can run scripts in files whose names end in .html",
      ])
  }
}
