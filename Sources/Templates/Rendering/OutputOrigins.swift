import Diagnostics

/// The parts of templates that wrote the output of a page.
package struct OutputOrigins {
  /// The origin of a byte of the output.
  package enum Origin: Hashable {
    /// Text in a template.
    case text(SourceLocation)
    /// A value, which the expression at this location wrote.
    case value(SourceLocation)
  }

  private let parts: [OutputTrace.Part]
  private let program: Program

  init(_ trace: OutputTrace, of program: LoadedProgram) {
    parts = trace.parts
    self.program = program.program
  }

  /// Returns the origin of the byte at `offset`; `nil` if the output has no such byte.
  package func origin(of offset: Int) -> Origin? {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let part = parts[low - 1]
    let instruction = program.instructions[part.address]
    guard let location = program.locations(ofInstruction: part.address).first else { return nil }
    guard instruction.operation == .text else { return .value(location) }
    let start = Int(instruction.first)
    let length = min(offset - part.offset, Int(instruction.second))
    return .text(location.advanced(over: program.text[start..<start + length]))
  }

  /// Returns the location of the byte at `offset` if it is text in a template.
  package func text(at offset: Int) -> SourceLocation? {
    guard case .text(let location) = origin(of: offset) else { return nil }
    return location
  }
}
