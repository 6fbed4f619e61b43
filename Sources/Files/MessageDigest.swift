import CMessageDigest

/// Standard cryptographic digests.
package enum MessageDigest {
  /// Returns the 48 bytes of the SHA-384 digest (FIPS 180-4).
  package static func sha384(of bytes: [UInt8]) -> [UInt8] {
    var context = SHA2_CTX()
    SHA384Init(&context)
    SHA384Update(&context, bytes, bytes.count)
    var digest = [UInt8](repeating: 0, count: Int(SHA384_DIGEST_LENGTH))
    SHA384Final(&digest, &context)
    return digest
  }
}
