import CYAML

/// The library that parses YAML.
package enum LibYAML {
  /// Its version, as the library reports it.
  package static var version: String { yaml_get_version_string().map { String(cString: $0) } ?? "" }
}
