import Testing

@testable import Parallel

@Suite("Work that takes too long is reported")
struct WorkUnderWayTests {
  private var work = WorkUnderWay(limit: 3, limitTogether: 5)

  private mutating func pass(_ seconds: Int) -> [WorkUnderWay.Overrun] {
    var last: [WorkUnderWay.Overrun] = []
    for _ in 0..<seconds { last = work.passSecond() }
    return last
  }

  @Test("Work that exceeds its limit is reported every second until it ends")
  mutating func one() {
    let number = work.begin(.file("a"))
    let quick = work.begin(.file("b"))
    #expect(pass(1).isEmpty)
    work.end(quick)
    #expect(pass(2).isEmpty)
    #expect(pass(1) == [.init(subject: .file("a"), isTogether: false, limit: 3)])
    #expect(pass(1).map(\.subject) == [.file("a")])
    work.end(number)
    #expect(pass(9).isEmpty)
  }

  @Test("Slow work that exceeds the total limit is reported with the longest one")
  mutating func together() {
    // Each pair counts for two seconds: the first second of each piece of work does not count.
    for _ in 0..<2 {
      let numbers = [work.begin(.file("a")), work.begin(.file("b"))]
      #expect(pass(2).isEmpty)
      numbers.forEach { work.end($0) }
    }
    _ = work.begin(.file("c"))
    #expect(pass(2).isEmpty)
    #expect(pass(1) == [.init(subject: .file("c"), isTogether: true, limit: 5)])
  }

  @Test("Quick work never counts, and the total restarts after idle time")
  mutating func quick() {
    for _ in 0..<100 {
      let number = work.begin(.file("a"))
      #expect(pass(1).isEmpty)
      work.end(number)
    }
    for _ in 0..<10 {
      let number = work.begin(.file("a"))
      #expect(pass(3).isEmpty)
      work.end(number)
      #expect(pass(1).isEmpty)
    }
  }
}
