import ArgumentParser
import Values

extension DateValue {
  /// A date argument on the command line: `2026-11-23`. Throws ``ValidationError``.
  static func day(_ argument: String) throws -> DateValue {
    guard case .success(let date) = read(argument), date.precision == .day else {
      throw ValidationError("write the year, month, and day, as in 2026-11-23")
    }
    return date
  }
}
