/// The contents of a file that is named as an image, as its first bytes show them.
enum ImageContent: Equatable {
  /// A format that browsers show, whatever the extension of the file is.
  case raster(format: String, ending: String)
  case svg
  /// A format that most or all browsers do not show.
  case unsupported(format: String)
  case webPage
  case gitLFSPointer
  case empty
  case unknown

  /// The number of bytes that determine the contents.
  static let length = 256

  init(_ bytes: [UInt8]) {
    func has(_ signature: String, at offset: Int = 0) -> Bool {
      bytes.count >= offset + signature.utf8.count && bytes[offset...].starts(with: signature.utf8)
    }
    func has(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if bytes.isEmpty {
      self = .empty
    } else if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .raster(format: "PNG", ending: "png")
    } else if has([0xFF, 0xD8, 0xFF]) {
      self = .raster(format: "JPEG", ending: "jpg")
    } else if has("GIF87a") || has("GIF89a") {
      self = .raster(format: "GIF", ending: "gif")
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .raster(format: "WebP", ending: "webp")
    } else if has([0, 0, 1, 0]) || has([0, 0, 2, 0]) {
      self = .raster(format: "icon", ending: "ico")
    } else if has("BM"), bytes.count > 14, bytes[6...9].allSatisfy({ $0 == 0 }) {
      self = .raster(format: "BMP", ending: "bmp")
    } else if has("ftyp", at: 4) {
      self = Self.media(bytes)
    } else if has("version https://git-lfs.github.com/spec/") {
      self = .gitLFSPointer
    } else if let format = Self.signatures.first(where: { has($0.bytes) })?.format {
      self = .unsupported(format: format)
    } else {
      self = Self.text(bytes)
    }
  }

  private static let signatures: [(bytes: [UInt8], format: String)] = [
    (Array("II*\0".utf8), "TIFF"), (Array("MM\0*".utf8), "TIFF"), (Array("%PDF".utf8), "PDF"),
    (Array("8BPS".utf8), "Photoshop"), ([0x50, 0x4B, 3, 4], "ZIP"), ([0xFF, 0x0A], "JPEG XL"),
    ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"),
  ]

  /// The contents of a container for images and videos: the file type box (ISO/IEC 14496-12, section 4.3) lists its
  /// brands.
  private static func media(_ bytes: [UInt8]) -> ImageContent {
    let size = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let box = bytes.prefix(max(12, min(size, bytes.count)))
    let brands = stride(from: 8, to: box.count - 3, by: 4).map { String(decoding: box[$0..<$0 + 4], as: UTF8.self) }
    if brands.contains(where: ["avif", "avis"].contains) { return .raster(format: "AVIF", ending: "avif") }
    let isHEIC = brands.contains { $0.hasPrefix("he") || ["mif1", "msf1"].contains($0) }
    return .unsupported(format: isHEIC ? "HEIC" : "video")
  }

  private static func text(_ bytes: [UInt8]) -> ImageContent {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let start = text.drop { [9, 10, 13, 32].contains($0) }
    let opening = String(decoding: start.prefix(20), as: UTF8.self).lowercased()
    if ["<!doctype html", "<html", "<head"].contains(where: opening.hasPrefix) { return .webPage }
    return opening.hasPrefix("<") && String(decoding: start, as: UTF8.self).contains("<svg") ? .svg : .unknown
  }
}
