/// The media types of files that sites contain (https://www.iana.org/assignments/media-types).
package enum MediaType {
  private static let types: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8", "json": "application/json", "xml": "application/xml",
    "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon", "pdf": "application/pdf",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf", "mp4": "video/mp4",
    "webm": "video/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg", "vtt": "text/vtt; charset=utf-8",
    "wasm": "application/wasm", "zip": "application/zip", "webmanifest": "application/manifest+json",
  ]

  /// Returns the media type for the extension of `file`, or that of arbitrary bytes if the extension is unknown.
  package static func of(_ file: String) -> String {
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "application/octet-stream"
  }

  /// Returns the media type without its parameters: `text/plain` for `notes.txt`.
  package static func bare(of file: String) -> String { String(of(file).prefix { $0 != ";" }) }
}
