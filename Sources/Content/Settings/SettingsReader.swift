import Diagnostics
import Files
import TimeZones
import Values
import YAML

/// Reads `site.yml` by the same rules as front matter.
package struct SettingsReader {
  /// The settings that the file may contain, in the order of ``SettingsKey``.
  package let fields: [Field]
  private let path: String
  /// A Boolean value that indicates whether the settings are in the content folder. Links that point outside it are
  /// reported when the folder is listed.
  private let areOwn: Bool
  private let hasFolder: Bool

  /// Creates a reader of the settings of `tree`. Declares the layouts of its records in `vocabulary`.
  package init(_ tree: ContentTree, vocabulary: inout Vocabulary) {
    path = tree.path(of: ContentTree.settingsFile)
    areOwn = tree.hasOwnSettings
    hasFolder = FileStatus(tree.root) != nil
    fields = SettingsKey.fields(in: &vocabulary)
  }

  /// Returns the type of a setting in templates.
  package func valueType(of key: SettingsKey) -> ValueType { fields[key.position].type.valueType { _ in .any } }

  /// Returns the settings and their errors. `baseURL` and `theme` override the values in the file, if they are not
  /// `nil`.
  package func read(baseURL: String?, theme: String?, vocabulary: Vocabulary) -> (SiteSettings?, [Diagnostic]) {
    guard areOwn else { return (nil, []) }
    let bytes: [UInt8]
    do { bytes = try FileContents.read(path) } catch {
      // A missing content folder has been reported.
      if !hasFolder { return (nil, []) }
      return (
        nil, [Diagnostic(.siteSettings, error.description, help: "add a site.yml with a title and a base-url")]
      )
    }
    let (node, syntaxErrors) = YAMLDocument.parse(bytes[...], path: path)
    guard let node else {
      let empty = Diagnostic(
        .siteSettings, "the file is empty", at: SourceLocation(path: path), help: "add a title and a base-url")
      return (nil, syntaxErrors.isEmpty ? [empty] : syntaxErrors)
    }
    // The builder reports an unknown zone.
    let zones = RecordZones(default: TimeZone.named(in: node))
    let source = SettingsSource(
      subject: "site", fields: fields, node: node.without(SettingsKey.themeSettings.rawValue), path: path, zones: zones)
    let (slots, decoder) = source.decode()
    let tables = Tables(values: decoder.values, names: vocabulary.names, shapes: vocabulary.shapes)
    let values = SiteValues(
      slots, of: decoder, source: source,
      bannerLocation: node.entry(SettingsKey.banner.rawValue)?.place.location(in: path) ?? SourceLocation(path: path))
    var builder = SettingsBuilder(
      SettingsRecord(slots: slots, workspace: Workspace(tables), table: decoder.values, node: node, path: path), values)
    let settings = builder.settings(baseURL: baseURL, theme: theme)
    return (settings, syntaxErrors + decoder.diagnostics + builder.diagnostics)
  }
}

extension Node {
  /// Returns the mapping without the entry `key`.
  fileprivate func without(_ key: String) -> Node {
    guard case .mapping(let entries) = content else { return self }
    return Node(content: .mapping(entries.filter { $0.key != key }), place: place)
  }
}
