/// Text that is compared and hashed by its bytes, for use as a key. Swift treats strings as equal if they are
/// canonically equivalent; file systems and browsers do not.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (first: ExactText, second: ExactText) -> Bool {
    // Comparing contiguous bytes is many times as fast as comparing the strings' UTF-8 views.
    var (first, second) = (first.text, second.text)
    return first.withUTF8 { first in second.withUTF8 { first.elementsEqual($0) } }
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
