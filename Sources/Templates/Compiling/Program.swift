import Diagnostics
import Values

/// A template compiled together with all that it extends, includes and imports.
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
  /// The page's own code first, then macros, the bodies of call blocks and recursive loops.
  var functions: [Function] = []
  /// Whether it makes XML, where HTML is text like any other.
  var isXML = false
  /// Whether it makes a calendar, whose lines are folded.
  var isCalendar = false
  /// Whether it makes HTML or XML, so that what macros write is HTML.
  var makesMarkup = false
  /// What is wrong with it.
  var diagnostics: [Diagnostic] = []
  /// Where `safe` lets a value through.
  var safeUses: [SourceLocation] = []

  /// A piece of code that can be called.
  struct Function: BitwiseCopyable, Sendable {
    /// How many functions surround it.
    let level: Int
    var start = 0
    var slotCount = 0
    var parameterCount = 0
    /// Whether what it writes is HTML where it is a value.
    var givesHTML = false
  }

  /// A place in a template, and the place of the tag that includes that template, if one does.
  struct Place: Hashable, Sendable {
    let location: SourceLocation
    let includedAt: UInt32?
  }
}

extension Program {
  /// The place of an instruction and those of the includes around it, the innermost first.
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
