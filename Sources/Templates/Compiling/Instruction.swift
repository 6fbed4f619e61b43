/// An instruction of a compiled template: an operation and up to four numbers.
///
/// Most instructions pop values from a stack and push a result.
struct Instruction: BitwiseCopyable, Sendable {
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    /// Writes bytes `first ..< first + second` of the program's text.
    case text
    /// Pops a value and writes it in the context `place`.
    case emit
    /// Writes the attribute `second` of the slot, or the global, `first` in the context `place`.
    case emitSlotAttribute, emitGlobalAttribute
    /// Pushes the constant, the slot (of the function `hops` levels out) or the global `first`.
    case pushConstant, pushSlot, pushGlobal, pushNull, pushUndefined
    /// Pops a value and stores it in the slot `first` of the function `hops` levels out.
    case storeSlot
    case pop
    /// Pushes the attribute `second` of the slot, or the global, `first`.
    case pushSlotAttribute, pushGlobalAttribute
    /// Pops a value and pushes its attribute `first`. A value that cannot have the attribute is an error.
    case attribute
    /// The same, but pushes undefined instead of an error.
    case attributeIfDefined
    /// Pops a value and an index, and pushes the item, or undefined if there is none.
    case item
    /// Pops a value, a lower bound, an upper bound and a step. Null means that a bound is omitted.
    case slice
    case not, negate, plus
    /// Pops two values. `first` is the ``BinaryOperator``.
    case binary
    /// Jumps to `first`.
    case jump
    /// Pops a value and jumps to `first` if it is false.
    case jumpIfFalse
    /// Pops a value and jumps to `first` if it is not undefined.
    case jumpIfDefined
    /// Jumps to `first` if the value on top is false, or true. Otherwise pops the value.
    case jumpIfFalseElsePop, jumpIfTrueElsePop
    /// Pops `second` arguments and the value before them. `first` is the position of the filter, test or method. If
    /// `hops` is not zero, the value may be undefined.
    case filter, test, method
    /// Pops text and pushes the result of the ``TextFilter`` at position `first`.
    case textFilter
    /// Pops three bounds, the last two of which may be undefined, and pushes the numbers between them.
    case range
    /// Pops `second` arguments and calls the function `first`, defined `hops` levels out. The output is pushed as HTML,
    /// or written directly.
    case call, callAndWrite
    /// Pops `second` arguments and the function before them, and calls the function.
    case callValue
    /// Pushes the function `first` with the current frame.
    case pushFunction
    case returnFromCall
    /// Turns escaping on or off for strings that are joined when one of them is HTML: `first` is 1 or 0.
    case setEscaping
    /// Pops a value and begins a loop over it in the slots from `first` on. Jumps to `second` if the sequence is empty.
    case beginLoop
    /// Pushes the current element of the loop at slot `first`.
    case loopElement
    /// Stores the current element of the loop at slot `first` in the slot `second`.
    case storeLoopElement
    /// Advances the loop at slot `first` and jumps to `second`. After the last element, does not jump.
    case nextElement
    /// Pushes the ``LoopVariable`` numbered `second` of the loop at slot `first` of the function `hops` levels out.
    case loopVariable
    /// Pops a value, pushes whether it differs from the value in slot `first`, and replaces that value.
    case changed
    /// Pops a position and `first` values, and pushes the value whose turn it is.
    case cycle
    /// Pops `first` values and pushes a list, or pops `first` pairs and pushes a map.
    case makeList, makeMap
    /// Pops a list and pushes its `first` elements.
    case unpack
    /// Makes `second` slots from `first` on undefined.
    case clearSlots
    /// Begins to capture output; ends the capture and pushes the output, as HTML or as text.
    case beginCapture, endCaptureAsHTML, endCaptureAsText
    /// Begins a list; pops a value and adds it to the list; ends the list and pushes it.
    case beginCollection, collect, endCollection
    case end
  }

  let operation: Operation
  var place = EscapingPlace.plain
  var hops: UInt16 = 0
  var first: UInt32 = 0
  var second: UInt32 = 0
}
