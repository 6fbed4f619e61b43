/// One step of a compiled template: what to do, and up to two numbers.
struct Instruction: BitwiseCopyable, Sendable {
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    /// Writes bytes `first ..< first + second` of the program's text.
    case text
    /// Takes a value and writes it, escaped for the ``EscapingPlace`` numbered `first`.
    case emit
    case pushConstant, pushSlot, pushGlobal, pushNull, pushUndefined
    case storeSlot
    case pop
    /// Takes a value and gives what it holds under the name numbered `first`; an error where it can hold none.
    case attribute
    /// The same, but undefined where it can hold none.
    case attributeIfDefined
    /// Takes a value and an index.
    case item
    /// Takes a value, a lower and an upper bound; null stands for none.
    case slice
    case not, negate, plus
    /// Takes two values; `first` is the ``BinaryOperator``.
    case binary
    /// Goes to `first`.
    case jump
    /// Takes a value and goes to `first` if it is false.
    case jumpIfFalse
    /// Goes to `first` if the value on top is false, or true; else takes it.
    case jumpIfFalseElsePop, jumpIfTrueElsePop
    /// Takes `second` arguments and a value before them; `first` is the filter or test in its table.
    case filter, test
    /// Takes three bounds, the last two of which may be undefined, and gives the numbers between them.
    case range
    /// Takes `second` arguments and a value before them; `first` is the method in its table.
    case method
    /// Takes `second` arguments; `first` is the macro.
    case callMacro
    /// Ends a macro.
    case returnFromMacro
    /// Takes a value and makes a loop over it; goes to `first` when there is nothing in it.
    case beginLoop
    /// Stores the loop's current element in the slot `first`.
    case loadElement
    /// Stores the parts of the loop's current element in `second` slots from `first`.
    case unpackElement
    /// Goes to `first` with the next element; else ends the loop and goes on.
    case nextElement
    /// Gives the ``LoopVariable`` numbered `first` of the innermost loop.
    case loopVariable
    /// Takes `first` values and gives the one whose turn it is in the innermost loop.
    case cycle
    /// Takes `first` values and gives a list, or `first` pairs and gives a map.
    case makeList, makeMap
    /// Takes a list and stores its elements in `second` slots from `first`.
    case unpack
    /// Makes `second` slots from `first` undefined.
    case clearSlots
    /// Begins to keep what is written; ends it and gives what was kept, as HTML or as text.
    case beginCapture, endCaptureAsHTML, endCaptureAsText
    /// Begins a list; adds the value on top to it; ends it and gives it.
    case beginCollection, collect, endCollection
    case end
  }

  let operation: Operation
  var first: UInt32 = 0
  var second: UInt32 = 0
}

/// What `loop` tells of the current round.
enum LoopVariable: UInt32, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem

  init?(name: String) {
    guard let variable = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = variable
  }
}
