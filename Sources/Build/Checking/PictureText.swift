import Content
import Diagnostics

/// The text that stands for a picture, for those who cannot see it.
enum PictureText {
  /// Words that say that there is a picture, and nothing of it.
  private static let empty: Set = [
    "image", "picture", "photo", "photograph", "graphic", "illustration", "screenshot", "logo", "icon", "img", "pic",
    "alt", "alt text", "untitled", "no description", "tbd", "todo", "imagen", "foto", "fotografía", "image of",
    "picture of", "photo of",
  ]
  private static let endings = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".tiff", ".bmp",
  ]
  /// How cameras and telephones begin the names of files.
  private static let cameraPrefixes = [
    "img", "dsc", "dscn", "dscf", "pxl", "image", "photo", "screenshot", "wa", "mvi",
  ]

  /// What is wrong with `text`, which stands for the picture in `file`; `nil` where it may say what there is to see.
  static func problem(_ text: String, file: String) -> (message: String, help: String)? {
    let words = text.lowercased().trimmingBlanks()
    let name = ContentPath.name(of: file).lowercased()
    let help = "write what it shows, in a few words"
    guard !words.isEmpty else { return ("no text says what this picture shows", help + ", between the brackets") }
    let stem = name.prefix { $0 != "." }
    let isName = words == name || words == stem || endings.contains(where: words.hasSuffix)
    guard isName || empty.contains(words) || isFromCamera(words) else { return nil }
    return ("\"\(text)\" does not say what the picture shows", help)
  }

  /// `IMG_2034`, `dsc00012`, `image 3`: a word and a number.
  private static func isFromCamera(_ words: String) -> Bool {
    let letters = words.prefix(while: \.isLetter)
    let rest = words.dropFirst(letters.count)
    return cameraPrefixes.contains(String(letters)) && !rest.isEmpty
      && rest.allSatisfy { $0.isNumber || " _-.()".contains($0) }
  }
}
