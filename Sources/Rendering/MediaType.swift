import Templates

/// The media types of files that sites contain (https://www.iana.org/assignments/media-types).
package enum MediaType {
  /// The media types of files other than those in an ``OutputFormat``, by file extension.
  private static let types: [String: String] = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon",
    "pdf": "application/pdf", "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wasm": "application/wasm",
    "zip": "application/zip",
  ]

  /// Returns the media type for the extension of `file`, or that of arbitrary bytes if the extension is unknown.
  package static func of(_ file: String) -> String {
    let ending = ending(of: file)
    return OutputFormat.mediaType(ofEnding: ending) ?? types[ending] ?? "application/octet-stream"
  }

  /// Returns the media type without its parameters: `text/plain` for `notes.txt`.
  static func bare(of file: String) -> String { String(of(file).prefix { $0 != ";" }) }

  /// Returns whether `file` is text that can name other files: a file in an ``OutputFormat``, a style sheet, a script,
  /// or the headers for a host.
  package static func isText(_ file: String) -> Bool {
    let ending = ending(of: file)
    return OutputFormat(ending: ending) != nil || types[ending]?.hasPrefix("text/") == true
      || file.hasSuffix("_headers")
  }

  /// Returns whether `file` can be a source of the site that people edit: a declaration, data, or a template. Its
  /// comments can suppress findings.
  package static func isSource(_ file: String) -> Bool {
    let ending = ending(of: file)
    return OutputFormat(ending: ending) != nil || ["yml", "yaml", "jinja"].contains(ending)
  }

  private static func ending(of file: String) -> String {
    file.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }
}
