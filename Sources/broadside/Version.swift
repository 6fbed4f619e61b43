/// The version of the program. The packages and the GitHub action read it from this file.
enum Version {
  static let current = "1.0.0-beta.1"
}
