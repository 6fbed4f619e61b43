/// File names that contain a part of the file's digest: `assets/site.1f2e3d4c5b.css`.
enum AssetName {
  private static let digestLength = 10

  /// Returns `path` without the digest, or `nil` if it contains none.
  static func withoutDigest(_ path: String) -> String? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    let digest = parts[parts.count - 2]
    guard digest.utf8.count == digestLength, digest.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else { return nil }
    return (parts.dropLast(2) + parts.suffix(1)).joined(separator: ".")
  }
}
