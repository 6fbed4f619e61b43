import Archive
import Testing

@Suite("Archives")
struct ArchiveTests {
  @Test("Values are read in the order in which they were written")
  func roundTrip() {
    var writer = ArchiveWriter()
    writer.put(UInt64(300))
    writer.put(true)
    writer.put(fixed: .max)
    writer.put("Peñalosa, Zoë")
    writer.put(["a", ""]) { $0.put($1) }
    writer.put(String?.none) { $0.put($1) }
    writer.put("last" as String?) { $0.put($1) }

    var reader = ArchiveReader(writer.bytes)
    #expect(reader.number() == 300)
    let flag = reader.flag()
    #expect(flag)
    #expect(reader.fixed() == .max)
    #expect(reader.text() == "Peñalosa, Zoë")
    #expect(reader.list { $0.text() } == ["a", ""])
    #expect(reader.optional { $0.text() } == nil)
    #expect(reader.optional { $0.text() } == "last")
    #expect(!reader.isBroken)
  }

  @Test("A number takes only the bytes that it needs", arguments: [(0, 1), (127, 1), (128, 2), (1 << 32, 5)])
  func size(_ number: Int, _ size: Int) {
    var writer = ArchiveWriter()
    writer.put(number)
    #expect(writer.bytes.count == size)
    var reader = ArchiveReader(writer.bytes)
    #expect(reader.count() == number)
  }

  @Test("Truncated bytes, and lengths beyond the end of the bytes, are detected")
  func truncation() {
    var writer = ArchiveWriter()
    writer.put(["one", "two"]) { $0.put($1) }
    writer.put(fixed: 7)
    for count in 0..<writer.bytes.count {
      var reader = ArchiveReader(Array(writer.bytes.prefix(count)))
      _ = reader.list { $0.text() }
      _ = reader.fixed()
      #expect(reader.isBroken)
    }
    var reader = ArchiveReader([0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x61])
    let text = reader.text()
    #expect(text.isEmpty)
    #expect(reader.isBroken)
  }
}
