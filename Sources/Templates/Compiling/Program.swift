import Diagnostics
import Values

/// A template compiled together with everything that it extends, includes and imports.
struct Program: Sendable {
  var instructions: [Instruction] = []
  /// For each instruction, the position of its place in ``places``.
  var placeOfInstruction: [UInt32] = []
  var places: [Place] = []
  /// All literal text.
  var text: [UInt8] = []
  /// The constants, as values of ``constantValues``.
  var constants: [Value] = []
  var constantValues = ValueTable()
  /// The page's own code first, then macros, call block bodies and recursive loops.
  var functions: [Function] = []
  /// The format of the output.
  var format = OutputFormat.plain
  /// The errors found in it.
  var findings: [TemplateFinding] = []
  /// The locations where `safe` is used.
  var safeUses: [SourceLocation] = []

  /// A function of the program.
  struct Function: BitwiseCopyable, Sendable {
    /// The number of functions around it.
    let level: Int
    var start = 0
    var slotCount = 0
    var parameterCount = 0
    /// A Boolean value that indicates whether its output is HTML when used as a value.
    var givesHTML = false
  }

  /// A location in a template, with the position of the include that brought it in, if any.
  struct Place: Hashable, Sendable {
    let location: SourceLocation
    let includedAt: UInt32?
  }
}

extension Program {
  /// Returns the location of an instruction, followed by those of the includes around it, innermost first.
  func locations(ofInstruction address: Int) -> [SourceLocation] {
    guard placeOfInstruction.indices.contains(address) else { return [] }
    var next: UInt32? = placeOfInstruction[address]
    var locations: [SourceLocation] = []
    while let position = next, places.indices.contains(Int(position)) {
      locations.append(places[Int(position)].location)
      next = places[Int(position)].includedAt
    }
    return locations
  }
}
