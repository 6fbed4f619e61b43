import ArgumentParser
import Rendering
import Values

extension BuildTime {
  /// A time argument on the command line: a day, `2026-11-23`, or a moment, `2026-11-23T09:00-05:00`. Throws
  /// ``ValidationError``.
  init(argument: String) throws {
    guard case .success(let date) = DateValue.read(argument), date.precision >= .day else {
      throw ValidationError("write a date, such as 2026-11-23, or a date and time, such as 2026-11-23T09:00-05:00")
    }
    self = date.precision == .time ? .moment(date.secondsSinceEpoch) : .day(date)
  }
}
