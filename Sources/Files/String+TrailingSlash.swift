extension String {
  /// The path without a trailing slash; the root `/` is unchanged.
  package var withoutTrailingSlash: String { utf8.count > 1 && hasSuffix("/") ? String(dropLast()) : self }

  /// The path with a trailing slash.
  package var withTrailingSlash: String { hasSuffix("/") ? self : self + "/" }
}
