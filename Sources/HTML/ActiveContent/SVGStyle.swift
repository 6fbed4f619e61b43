/// Checks the CSS in an SVG image: its functions, and the rules in its style sheets.
enum SVGStyle {
  private static let functions: Set = [
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "calc", "min", "max",
    "clamp", "var", "matrix", "matrix3d", "translate", "translatex", "translatey", "translate3d", "scale",
    "scalex", "scaley", "rotate", "rotatez", "skew", "skewx", "skewy", "perspective", "circle", "ellipse", "inset",
    "polygon",
    "path", "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate",
    "sepia",
    "cubic-bezier", "steps", "not", "is", "where", "nth-child", "nth-of-type", "nth-last-child", "lang", "icc-color",
  ]
  private static let rules: Set = ["media", "keyframes", "-webkit-keyframes", "supports", "charset", "namespace"]

  /// Returns what is active in the value of an attribute.
  static func problem(inValue value: String) -> String? {
    if value.contains("\\") { return "an escape in \"\(value.prefix(60))\"" }
    let lower = value.lowercased()
    var rest = lower[...]
    while let parenthesis = rest.firstIndex(of: "(") {
      let name = String(rest[..<parenthesis].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "-" }.reversed())
      let argument = rest[rest.index(after: parenthesis)...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      if name == "url" ? !argument.hasPrefix("#") : !name.isEmpty && !functions.contains(name) {
        return "\"\(name)(\(argument.prefix(40))\", which can load another file"
      }
      rest = rest[rest.index(after: parenthesis)...]
    }
    return nil
  }

  /// Returns what is active in a style sheet.
  static func problem(inSheet sheet: String) -> String? {
    // Comments are not removed: whether `/*` begins one depends on the text before it.
    for part in sheet.split(separator: "@", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0.isLetter || $0 == "-" }.lowercased()
      if !rules.contains(name) { return "\"@\(name)\", which can load another file" }
    }
    return problem(inValue: sheet)
  }
}
