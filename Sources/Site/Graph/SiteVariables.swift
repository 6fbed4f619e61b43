import Values

/// The template variables that have the same value on every page.
package struct SiteVariables: Sendable {
  package let site: Value
  package let collections: Value
  /// The theme's data.
  package let data: Value
  /// The theme settings that the site chose.
  package let theme: Value
}
