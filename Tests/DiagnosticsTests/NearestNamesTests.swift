import Diagnostics
import Testing

@Suite("The nearest of many names") struct NearestNamesTests {
  /// The optimal string alignment distance by its definition.
  private func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = [[Int]](repeating: Array(0...right.count), count: left.count + 1)
    for row in 0...left.count { table[row][0] = row }
    for row in 1..<(left.count + 1) {
      for column in 1..<(right.count + 1) {
        let change = left[row - 1] == right[column - 1] ? 0 : 1
        table[row][column] = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + change)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
        }
      }
    }
    return table[left.count][right.count]
  }

  @Test("The nearest name is the one that the definition of the distance gives", arguments: 0..<40)
  func definition(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func word() -> String { String((0..<3 + random(9)).map { _ in Character(["a", "b", "c", "d"][random(4)]) }) }
    let candidates = (0..<60).map { _ in word() }
    let names = NearestNames(candidates)
    for _ in 0..<50 {
      let wanted = word()
      let limit = max(1, wanted.count / 3)
      let near = candidates.map { (distance(Array(wanted), Array($0)), $0) }.filter { $0.0 <= limit }
      #expect(names.nearest(to: wanted) == near.min { $0 < $1 }?.1, "\(wanted)")
    }
  }
}
