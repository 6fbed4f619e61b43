import CExpat

/// The library that parses XML.
package enum Expat {
  /// Its version, as the library reports it.
  package static var version: String {
    let version = XML_ExpatVersionInfo()
    return "\(version.major).\(version.minor).\(version.micro)"
  }
}
