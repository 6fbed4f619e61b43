/// Decimal numbers with a fixed number of decimals, rounded by their exact value, ties to even, as C and Python do.
enum DecimalText {
  static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    let sign = number.sign == .minus ? "-" : ""
    let digits = scaledDigits(of: number.magnitude, decimals: decimals)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -decimals)
    return sign + (decimals == 0 ? padded : padded[..<point] + "." + padded[point...])
  }

  /// Returns `number` rounded to `decimals`, which may be negative.
  static func rounded(_ number: Double, decimals: Int) -> Double {
    guard number.isFinite, decimals >= 0 else {
      let scale = (0..<min(300, -min(0, decimals))).reduce(1.0) { scale, _ in scale * 10 }
      return number.isFinite ? (number / scale).rounded(.toNearestOrEven) * scale : number
    }
    return Double(fixed(number, decimals: min(decimals, 30))) ?? number
  }

  /// Returns the digits of `number` times ten to the power of `decimals`, rounded to a whole number.
  private static func scaledDigits(of number: Double, decimals: Int) -> String {
    guard number > 0 else { return "0" }
    // number is significand * 2^exponent, exactly.
    let exponent = Int(number.exponent) - 52
    var value = BigNumber(UInt64(number.significand * 0x1p52))
    for _ in 0..<decimals { value.multiply(by: 10) }
    for _ in 0..<max(0, exponent) { value.multiply(by: 2) }
    guard exponent < 0 else { return value.digits }
    var remainder = Remainder.none
    for _ in 0..<(-exponent) { remainder = remainder.followed(by: value.halve()) }
    if remainder == .aboveHalf || remainder == .half && value.isOdd { value.addOne() }
    return value.digits
  }

  /// The part that halving has removed, compared with half of the last place.
  private enum Remainder {
    case none, belowHalf, half, aboveHalf

    func followed(by bit: Bool) -> Remainder {
      switch (bit, self) {
      case (false, .none): .none
      case (false, _): .belowHalf
      case (true, .none): .half
      case (true, _): .aboveHalf
      }
    }
  }
}

/// A whole number of any size, in groups of nine decimal digits, lowest first.
private struct BigNumber {
  private var groups: [UInt64]
  private static let base: UInt64 = 1_000_000_000

  init(_ number: UInt64) {
    groups = [number % Self.base, number / Self.base % Self.base, number / Self.base / Self.base]
  }

  var isOdd: Bool { groups[0] & 1 == 1 }

  var digits: String {
    var digits = ""
    for group in groups.reversed() {
      let text = String(group)
      digits += String(repeating: "0", count: 9 - text.count) + text
    }
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty ? "0" : String(significant)
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in groups.indices {
      let product = groups[index] * factor + carry
      groups[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { groups.append(carry) }
  }

  /// Halves the number and returns the remaining bit.
  mutating func halve() -> Bool {
    var carry: UInt64 = 0
    for index in groups.indices.reversed() {
      let group = groups[index] + carry * Self.base
      groups[index] = group / 2
      carry = group % 2
    }
    return carry == 1
  }

  mutating func addOne() {
    for index in groups.indices {
      groups[index] += 1
      if groups[index] < Self.base { return }
      groups[index] = 0
    }
    groups.append(1)
  }
}
