import ArgumentParser
import Rendering
import Values

extension BuildTime {
  /// A time argument on the command line: a day, `2026-11-23`, a local time, `2026-11-23 09:00`, or a moment,
  /// `2026-11-23T09:00-05:00`. Throws ``ValidationError``.
  init(argument: String) throws {
    switch DateValue.read(argument) {
    case .success(let date) where date.precision == .time: self = .moment(date.secondsSinceEpoch)
    case .success(let date) where date.precision == .day: self = .local(date.secondsSinceEpoch)
    case .failure(.noZone):
      guard case .success(let date) = DateValue.read(argument + "Z") else { fallthrough }
      self = .local(date.secondsSinceEpoch)
    case .success, .failure:
      throw ValidationError("write a date, such as 2026-11-23, or a date and time, such as \"2026-11-23 09:00\"")
    }
  }
}
