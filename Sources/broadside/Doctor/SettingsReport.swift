import Content
import Diagnostics
import Values

/// The settings in `site.yml` that concern the programs and files that a build needs.
struct SettingsReport {
  /// The first error in the file; `nil` if there is none.
  let error: Diagnostic?
  /// A Boolean value that indicates whether the site names a time zone. True if the file cannot be read.
  let namesTimeZone: Bool

  init(_ content: String) {
    let tree = ContentTree(scanning: content)
    var vocabulary = Vocabulary()
    let reader = SettingsReader(tree, vocabulary: &vocabulary)
    let (settings, findings) = reader.read(baseURL: nil, theme: nil, vocabulary: vocabulary)
    error = (findings + tree.diagnostics).first { $0.severity == .error }
    namesTimeZone = settings == nil || settings?.locale.timeZoneLocation != nil
  }
}
