import TestSites
import Testing

@Suite("Image files")
struct ImageFileTests {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
  /// A container whose file type box lists `brands`.
  private static func media(_ brands: String...) -> [UInt8] {
    [0, 0, 0, UInt8(12 + 4 * brands.count)] + text("ftyp") + text(brands[0]) + [0, 0, 0, 0]
      + text(brands.dropFirst().joined()) + [0, 0, 0, 8] + text("meta")
  }

  private func findings(_ bytes: [UInt8], _ name: String, in folder: String = "content/news") async throws -> [String] {
    let site = try TestSite([folder == "content/news" ? "news/a.md" : "a.md": "---\ntitle: A\n---\n"])
    try site.write("", to: folder + "/" + name)
    try site.write(bytes: bytes, to: folder + "/" + name)
    return try await site.findings()
  }

  @Test(
    "A file that browsers do not show as an image is an error",
    arguments: [
      ([], "hall.jpg", "this image is empty; save it again, or delete it"),
      ([], "hall.svg", "this image is empty; save it again, or delete it"),
      (
        text("\n<!DOCTYPE html>\n<html><img src=hall.jpg>"), "hall.JPG",
        "this is a web page, not an image; open the image by itself, and save it again"
      ),
      (
        text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "hall.webp",
        "this is a Git LFS pointer, not the image; run git lfs pull"
      ),
      (
        text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "map.svg",
        "this is a Git LFS pointer, not the image; run git lfs pull"
      ),
      (
        media("heic", "mif1", "heic"), "hall.jpg",
        "this is a HEIC photo, which most browsers do not show; save it as JPEG"
      ),
      (media("mif1", "heic"), "hall.png", "this is a HEIC photo, which most browsers do not show; save it as JPEG"),
      (
        media("isom", "mp42"), "hall.gif",
        "this is a video file, which browsers do not show as an image; save it as JPEG or PNG"
      ),
      (
        text("%PDF-1.7\n"), "hall.png",
        "this is a PDF file, which browsers do not show as an image; save it as JPEG or PNG"
      ),
      (
        text("II*\0abcd"), "hall.jpeg",
        "this is a TIFF file, which browsers do not show as an image; save it as JPEG or PNG"
      ),
      (
        text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "map.png",
        "browsers show an SVG image only if its name ends in .svg; rename it to map.svg, here and where it is used"
      ),
      (png, "map.svg", "this is a PNG image, not an SVG image; rename it to map.png, here and where it is used"),
      (
        text("<?xml version=\"1.0\"?><Error/>"), "hall.jpg",
        "this is not an image; save the image again, or delete the file"
      ),
      (text("404: Not Found"), "favicon.ico", "this is not an image; save the image again, or delete the file"),
    ] as [([UInt8], String, String)])
  func mistakes(bytes: [UInt8], name: String, expected: String) async throws {
    #expect(try await findings(bytes, name) == ["content/news/\(name):1:1 error: \(expected)"])
    let inTheme = try await findings(bytes, name, in: "themes/plain/static")
    #expect(inTheme == ["themes/plain/static/\(name):1:1 error: \(expected)"])
  }

  @Test(
    "An image that browsers show is allowed, whatever the extension of its format is",
    arguments: [
      (png, "hall.png"), (png, "hall.jpg"), (png, "favicon.ico"), (jpeg, "hall.jpeg"), (jpeg, "hall.PNG"),
      (text("GIF89a"), "hall.gif"), (text("RIFF\0\0\0\0WEBPVP8 "), "hall.webp"), (media("avif", "mif1"), "hall.avif"),
      (media("mif1", "avif", "miaf"), "hall.avif"), ([0, 0, 1, 0, 1, 0], "favicon.ico"),
      (text("\u{FEFF}<!-- a map --><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "map.svg"), ([], "notes.pdf"),
    ] as [([UInt8], String)])
  func images(bytes: [UInt8], name: String) async throws {
    #expect(try await findings(bytes, name) == [])
  }

  @Test("A later build checks an image again only if it has changed")
  func changes() async throws {
    let site = try TestSite(["news/a.md": "---\ntitle: A\n---\n"])
    try site.write("", to: "content/news/hall.jpg")
    try site.write(bytes: Self.jpeg, to: "content/news/hall.jpg")
    #expect(try await site.findings() == [])
    try site.write("---\ntitle: B\n---\n", to: "content/news/a.md")
    #expect(try await site.findings() == [])
    try site.write("404", to: "content/news/hall.jpg")
    #expect(try await site.findings().count == 1)
    try site.write(bytes: Self.png, to: "content/news/hall.jpg")
    #expect(try await site.findings() == [])
  }
}
