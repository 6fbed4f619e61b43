import Diagnostics
import Files

/// Finds files that are named as images but contain something that browsers do not show as one.
package enum ImageFiles {
  private static let raster: Set = ["png", "jpg", "jpeg", "gif", "webp", "avif", "ico"]

  /// Returns an error for the file at `path`; `nil` if it is an image, or is not named as one. Reads only the first
  /// bytes. A file that cannot be read is reported when it is copied.
  ///
  /// An image with the extension of another format, such as a PNG image that is named `.jpg`, is not an error, because
  /// browsers look at the contents.
  package static func finding(at path: String) -> Diagnostic? {
    let name = ContentPath.name(of: path)
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    guard raster.contains(ending) || ending == "svg",
      let bytes = try? FileContents.read(path, first: ImageContent.length),
      let (message, help) = problem(ImageContent(bytes), in: name, isSVG: ending == "svg")
    else { return nil }
    return Diagnostic(.imageFile, message, at: SourceLocation(path: path), help: help)
  }

  private static func problem(
    _ content: ImageContent, in name: String, isSVG: Bool
  ) -> (message: String, help: String)? {
    func renamed(_ ending: String) -> String {
      "rename it to \(name.dropLast(name.split(separator: ".").last?.count ?? 0))\(ending)"
    }
    switch content {
    case .raster(let format, let ending):
      return isSVG
        ? ("this is a \(format) image, not an SVG image", renamed(ending) + ", here and where it is used") : nil
    case .svg:
      return isSVG
        ? nil
        : ("browsers show an SVG image only if its name ends in .svg", renamed("svg") + ", here and where it is used")
    case .unsupported("HEIC"): return ("this is a HEIC photo, which most browsers do not show", "save it as JPEG")
    case .unsupported(let format):
      return ("this is a \(format) file, which browsers do not show as an image", "save it as JPEG or PNG")
    case .webPage: return ("this is a web page, not an image", "open the image by itself, and save it again")
    case .gitLFSPointer: return ("this is a Git LFS pointer, not the image", "run git lfs pull")
    case .empty: return ("this image is empty", "save it again, or delete it")
    // `ActiveFiles` reports an SVG image that is not well-formed.
    case .unknown: return isSVG ? nil : ("this is not an image", "save the image again, or delete the file")
    }
  }
}
