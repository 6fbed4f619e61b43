import Diagnostics
import TimeZones

extension FieldType {
  /// Reads the text of a single value of the field called `field`. Times without a zone are in `timeZone`, or errors if
  /// it is `nil`.
  func read(_ text: String, field: String, timeZone: TimeZone?) -> ScalarOutcome {
    switch self {
    case .scalar(let scalar): return scalar.read(text, timeZone: timeZone)
    case .choice(let choices):
      guard choices.contains(where: { $0.name == text }) else {
        let named = choices.first { $0.label == text }?.name ?? nearestName(to: text, in: choices.names)
        let nearest = named.map { "did you mean \"\($0)\"? " } ?? ""
        return .failure(
          "\"\(text)\" is not one of the choices for \"\(field)\"",
          help: nearest + "use one of: \(choices.names.joined(separator: ", "))")
      }
      return .text(text)
    case .image, .reference, .list, .record, .map: return .text(text)
    }
  }
}
