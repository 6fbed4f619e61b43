import ArgumentParser
import Values

extension DateValue {
  /// A day as the command line writes it: `2026-11-23`. Throws ``ValidationError``.
  static func day(_ argument: String) throws -> DateValue {
    guard case .success(let date) = reading(argument), date.precision == .day else {
      throw ValidationError("write the year, the month and the day, as in 2026-11-23")
    }
    return date
  }
}
