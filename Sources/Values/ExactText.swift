/// A text as a key by its bytes. Swift takes two texts for one whose characters are the same however they are composed; file systems and
/// browsers do not.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (first: ExactText, second: ExactText) -> Bool {
    // Bytes at hand are compared many times as fast as those that a text's view hands out.
    var (first, second) = (first.text, second.text)
    return first.withUTF8 { first in second.withUTF8 { first.elementsEqual($0) } }
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
