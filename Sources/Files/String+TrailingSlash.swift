extension String {
  /// The path without the slash at its end, if there is one; the root `/` stays.
  package var withoutTrailingSlash: String { utf8.count > 1 && hasSuffix("/") ? String(dropLast()) : self }

  /// The path with a slash at its end: the folder that it names, for what lies in it.
  package var withTrailingSlash: String { hasSuffix("/") ? self : self + "/" }
}
