import HTML
import YAML

/// Reads the schemes that URLs can have.
extension SettingsBuilder {
  /// Returns the schemes. Reports names that are not those of a scheme, and schemes that no site can allow.
  mutating func schemes() -> AllowedSchemes {
    var added: [URLScheme] = []
    for node in record.entry(.urlSchemes)?.elements ?? [] {
      guard let text = node.scalarText else { continue }
      let location = node.place.location(in: record.path)
      if let scheme = URLScheme(named: text) {
        added.append(scheme)
        guard scheme.isForbidden else { continue }
        report(
          "the scheme \"\(text)\" cannot be allowed, because its URLs could harm readers", at: location,
          help: "remove it")
      } else {
        let name = String(text.prefix { $0 != ":" })
        report(
          "\"\(text)\" is not the name of a URL scheme", at: location,
          help: URLScheme(named: name).map { "write \($0.name)" } ?? "write the part before the colon, such as signal")
      }
    }
    return AllowedSchemes(adding: added)
  }
}
