import Values
import YAML

/// Settings as they are written. They are read again when the URLs of their links are known.
struct SettingsSource: Sendable {
  /// The owner of the settings in messages: "site" or "theme".
  let subject: String
  let fields: [Field]
  let node: Node
  /// The path of `site.yml`.
  let path: String
  var files = FileReferences.none
  var zones = RecordZones.none

  /// Reads the values. `targets` are the URLs of links, by what is written, if they are known. Other links are left
  /// out, and so is a record that requires one.
  func decode(linkTargets targets: [String: String]? = nil) -> (slots: [Value], decoder: RecordDecoder) {
    var decoder = RecordDecoder(path: path, subject: subject, files: files, zones: zones)
    decoder.linkTargets = targets
    let slots = decoder.record(node, fields)
    return (slots, decoder)
  }
}
