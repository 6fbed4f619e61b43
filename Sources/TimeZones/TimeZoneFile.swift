/// A compiled file of the IANA Time Zone Database, in the format of RFC 8536.
struct TimeZoneFile {
  let initialOffset: Int
  let transitions: [TimeZone.Transition]
  let rule: TimeZoneRule?

  /// Reads a file; `nil` where the bytes are not a valid file of version 2 or later.
  init?(_ bytes: [UInt8]) {
    // The first block, with 32-bit times, is for readers of version 1 (section 3).
    guard let first = Header(bytes, at: 0), first.version >= UInt8(ascii: "2"),
      let header = Header(bytes, at: Header.size + first.dataSize(bytesPerTime: 4))
    else { return nil }
    let times = header.end
    let indices = times + header.timeCount * 8
    let types = indices + header.timeCount
    let end = header.end + header.dataSize(bytesPerTime: 8)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return nil }
    let offsets = (0..<header.typeCount).map { Int(Self.int32(bytes, at: types + $0 * 6)) }
    guard let initialOffset = offsets.first else { return nil }
    var transitions: [TimeZone.Transition] = []
    transitions.reserveCapacity(header.timeCount)
    for position in 0..<header.timeCount {
      let type = Int(bytes[indices + position])
      guard type < offsets.count else { return nil }
      transitions.append(.init(moment: Self.int64(bytes, at: times + position * 8), offset: offsets[type]))
    }
    let footer = bytes[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    if footer.isEmpty {
      rule = nil
    } else {
      guard let read = TimeZoneRule(String(decoding: footer, as: UTF8.self)) else { return nil }
      rule = read
    }
    self.initialOffset = initialOffset
    self.transitions = transitions
  }

  /// The header of a block of data (section 3.1).
  private struct Header {
    static let size = 44

    let version: UInt8
    let utcCount: Int
    let standardCount: Int
    let leapCount: Int
    let timeCount: Int
    let typeCount: Int
    let nameSize: Int
    /// The position after the header.
    let end: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start >= 0, bytes.count >= start + Self.size, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
        return nil
      }
      let counts = (0..<6).map { Int(TimeZoneFile.int32(bytes, at: start + 20 + $0 * 4)) }
      guard counts.allSatisfy({ 0..<100_000 ~= $0 }) else { return nil }
      version = bytes[start + 4]
      (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
      (timeCount, typeCount, nameSize) = (counts[3], counts[4], counts[5])
      end = start + Self.size
    }

    /// The size of the data after the header, in bytes (section 3.2).
    func dataSize(bytesPerTime: Int) -> Int {
      timeCount * (bytesPerTime + 1) + typeCount * 6 + nameSize + leapCount * (bytesPerTime + 4) + standardCount
        + utcCount
    }
  }

  private static func int32(_ bytes: [UInt8], at position: Int) -> Int32 {
    Int32(bitPattern: bytes[position..<position + 4].reduce(0) { $0 << 8 | UInt32($1) })
  }

  private static func int64(_ bytes: [UInt8], at position: Int) -> Int {
    Int(truncatingIfNeeded: bytes[position..<position + 8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
  }
}
