import Content
import Diagnostics
import Values

/// The check of an image's alternative text.
enum PictureText {
  /// Text that mentions an image without describing it.
  private static let empty: Set = [
    "image", "picture", "photo", "photograph", "graphic", "illustration", "screenshot", "logo", "icon", "img", "pic",
    "alt", "alt text", "untitled", "no description", "tbd", "todo", "imagen", "foto", "fotografía", "image of",
    "picture of", "photo of",
  ]
  private static let endings = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".tiff", ".bmp",
  ]
  /// The first letters of file names from cameras and phones.
  private static let cameraPrefixes = [
    "img", "dsc", "dscn", "dscf", "pxl", "image", "photo", "screenshot", "wa", "mvi",
  ]

  /// Returns the finding about `text` as the alternative text of the image `file`, or `nil` if it may be a description.
  ///
  /// - Parameter isInBrackets: Whether the text is in the brackets of a Markdown image.
  static func finding(
    _ text: String, file: String, at place: SourceLocation, isInBrackets: Bool = false
  ) -> Diagnostic? {
    guard let (message, help) = problem(text, file: file) else { return nil }
    let needsPlace = isInBrackets && text.allSatisfy(\.isWhitespace)
    return Diagnostic(.imageAlt, message, at: place, help: needsPlace ? "\(help), between the brackets" : help)
  }

  /// Returns the problem with `text` as the alternative text of the image `file`, or `nil` if it may be a description.
  static func problem(_ text: String, file: String) -> (message: String, help: String)? {
    let words = text.lowercased().trimmingBlanks()
    let name = ContentPath.name(of: file).lowercased()
    let help = "describe what it shows in a few words"
    guard !words.isEmpty else { return ("this image has no alternative text", help) }
    let stem = name.prefix { $0 != "." }
    let isName = words == name || words == stem || endings.contains(where: words.hasSuffix)
    let isLink = words.hasPrefix("![") && words.hasSuffix(")")
    guard isName || isLink || empty.contains(words) || isFromCamera(words) || PlaceholderText.isPlaceholder(text) else {
      return nil
    }
    return ("\"\(text)\" does not describe the image", help)
  }

  /// Returns whether text is a camera's prefix and a number: `IMG_2034`, `dsc00012`, `image 3`.
  private static func isFromCamera(_ words: String) -> Bool {
    let letters = words.prefix(while: \.isLetter)
    // Screenshot 2026-03-14 at 10.00.15
    let rest = words.dropFirst(letters.count).replacing(" at ", with: " ")
    return cameraPrefixes.contains(String(letters)) && !rest.isEmpty
      && rest.allSatisfy { $0.isNumber || " _-.():".contains($0) }
  }
}
