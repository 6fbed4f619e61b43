import Content

/// A link in the settings that is shown on pages.
package struct SettingsLink: Sendable {
  let link: WrittenLink
  let url: String
}
