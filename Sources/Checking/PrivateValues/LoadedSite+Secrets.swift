import Content
import Rendering
import Values

extension LoadedSite {
  /// The private values that must not be published.
  ///
  /// A private date that is also in a public field is not one of them, because readers cannot tell which of the two a text
  /// means. Documents that are scheduled or expired count too, so this does not depend on the day of the build.
  package var secrets: [Secret] {
    let all = documents.flatMap(\.record.secrets)
    guard all.contains(where: { $0.recognition == .date }) else { return all }
    let tables = (undated ?? self).graph.tables
    let days = Set((0..<UInt32(tables.rowCount)).compactMap { tables.value(atRow: $0).dateValue?.day })
    return all.filter { secret in
      guard secret.recognition == .date else { return true }
      return Self.day(of: secret.text).map { !days.contains($0.day) } ?? false
    }
  }

  /// Returns the day of a date with or without a time; `nil` for a year or a month.
  static func day(of text: String) -> DateValue? {
    guard case .success(let date) = DateValue.read(String(text.prefix(10))), date.precision == .day else { return nil }
    return date
  }
}
