/// One step of a compiled template: what to do, and up to four numbers.
///
/// Most steps take values from a stack and put one back.
struct Instruction: BitwiseCopyable, Sendable {
  enum Operation: UInt8, BitwiseCopyable, Sendable {
    /// Writes bytes `first ..< first + second` of the program's text.
    case text
    /// Takes a value and writes it at `place`.
    case emit
    /// Writes what the variable in slot, or global, `first` holds under the name `second`, at `place`.
    case emitSlotAttribute, emitGlobalAttribute
    /// Gives the constant, the slot (of the function `hops` around this one) or the global `first`.
    case pushConstant, pushSlot, pushGlobal, pushNull, pushUndefined
    /// Takes a value and stores it in the slot `first` of the function `hops` around this one.
    case storeSlot
    case pop
    /// Gives what the slot, or global, `first` holds under the name `second`.
    case pushSlotAttribute, pushGlobalAttribute
    /// Takes a value and gives what it holds under the name `first`; an error where it can hold none.
    case attribute
    /// The same, but undefined where it can hold none.
    case attributeIfDefined
    /// Takes a value and an index; undefined where there is nothing.
    case item
    /// Takes a value, a lower and an upper bound and a step; null stands for none.
    case slice
    case not, negate, plus
    /// Takes two values; `first` is the ``BinaryOperator``.
    case binary
    /// Goes to `first`.
    case jump
    /// Takes a value and goes to `first` if it is false.
    case jumpIfFalse
    /// Takes a value, goes to `first` if it is not undefined.
    case jumpIfDefined
    /// Goes to `first` if the value on top is false, or true; else takes it.
    case jumpIfFalseElsePop, jumpIfTrueElsePop
    /// Takes `second` arguments and a value before them; `first` is the filter, test or method in its table. With `hops` the value
    /// may be undefined.
    case filter, test, method
    /// Takes a text and gives what the ``TextFilter`` numbered `first` makes of it.
    case textFilter
    /// Takes three bounds, the last two of which may be undefined, and gives the numbers between them.
    case range
    /// Takes `second` arguments and calls the function `first`, defined `hops` functions around this one; what it writes is
    /// given as HTML, or stays written.
    case call, callAndWrite
    /// Takes `second` arguments and the function before them, and calls it.
    case callValue
    /// Gives the function `first` with the current frame.
    case pushFunction
    case returnFromCall
    /// Makes texts that are put together escaped, or not, where one of them is HTML: `first` is 1 or 0.
    case setEscaping
    /// Takes a value and begins a loop over it in slots `first` and `first + 1`; goes to `second` when there is nothing in it.
    case beginLoop
    /// Gives the current element of the loop at slot `first`.
    case loopElement
    /// Stores the current element of the loop at slot `first` in the slot `second`.
    case storeLoopElement
    /// Goes to `second` with the next element of the loop at slot `first`; else goes on.
    case nextElement
    /// Gives the ``LoopVariable`` numbered `second` of the loop at slot `first` of the function `hops` around this one.
    case loopVariable
    /// Takes a value; true when it differs from the one in slot `first`, which it replaces.
    case changed
    /// Takes `first` values and gives the one whose turn it is by the number on top of them.
    case cycle
    /// Takes `first` values and gives a list, or `first` pairs and gives a map.
    case makeList, makeMap
    /// Takes a list and gives its `first` elements.
    case unpack
    /// Makes `second` slots from `first` undefined.
    case clearSlots
    /// Begins to keep what is written; ends it and gives what was kept, as HTML or as text.
    case beginCapture, endCaptureAsHTML, endCaptureAsText
    /// Begins a list; takes a value and adds it; ends it and gives it.
    case beginCollection, collect, endCollection
    case end
  }

  let operation: Operation
  var place = EscapingPlace.plain
  var hops: UInt16 = 0
  var first: UInt32 = 0
  var second: UInt32 = 0
}

/// What `loop` tells of the current round.
enum LoopVariable: UInt32, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, depth, depth0
}
