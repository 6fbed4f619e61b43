/// The instructions that wrote the output of a template, in order.
struct OutputTrace {
  /// The output from `offset` on, up to the next part, was written by the instruction at `address`.
  struct Part {
    let offset: Int
    let address: Int
  }

  private(set) var parts: [Part] = []

  mutating func note(_ address: Int, offset: Int) { parts.append(Part(offset: offset, address: address)) }

  /// Removes the parts from `offset` on, which were captured as a value.
  mutating func remove(from offset: Int) {
    while let last = parts.last, last.offset >= offset { parts.removeLast() }
  }
}
