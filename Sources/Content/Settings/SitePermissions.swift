import HTML

/// What the site allows beyond what is safe on every site.
package struct SitePermissions: Sendable {
  package let allowsRawHTML: Bool
  /// The schemes that URLs can have.
  package let schemes: AllowedSchemes
  /// The files that are published although browsers can run them.
  package let activeFiles: [ActiveFiles.Exception]
}
