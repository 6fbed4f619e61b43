import Testing
import Values

@Suite("Fingerprints")
struct FingerprintTests {
  @Test("Inputs that differ in any bit, or in length, have different fingerprints")
  func differences() {
    let text = [UInt8](repeating: 0x20, count: 100)
    var seen: Set<UInt64> = []
    for length in 0...text.count { seen.insert(fingerprint(Array(text.prefix(length)))) }
    for index in text.indices {
      for bit in 0..<8 {
        var changed = text
        changed[index] ^= 1 << UInt8(bit)
        seen.insert(fingerprint(changed))
      }
    }
    #expect(seen.count == 101 + 800)
  }

  @Test("The boundary between two inputs affects the fingerprint")
  func boundaries() {
    var first = Fingerprint("ab")
    first.combine("c")
    var second = Fingerprint("a")
    second.combine("bc")
    #expect(first.value != second.value)
  }

  @Test("Equal inputs have equal fingerprints")
  func stability() {
    #expect(Fingerprint("Local Progress").value == Fingerprint("Local Progress").value)
    #expect(fingerprint(Array("Local Progress".utf8)) == Fingerprint("Local Progress").value)
  }

  private func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes)
    return fingerprint.value
  }
}
