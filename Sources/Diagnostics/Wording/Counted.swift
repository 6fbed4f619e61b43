/// Returns a count with its noun, in the singular or plural: `1 item`, `2 items`.
package func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
