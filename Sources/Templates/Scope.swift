/// What a name means at some place of a template.
enum Binding: Hashable {
  case slot(Int)
  case global(Int)
  /// A macro, by the template that defines it and its name there.
  case macro(template: String, name: String)
  /// An imported template.
  case module(String)
}

/// The slots and names of one run of code: the page's, or a macro's.
struct Frame {
  private var scopes: [[String: Binding]]
  private(set) var slotCount = 0
  /// How many loops surround the current place.
  var loopDepth = 0

  init(_ bindings: [String: Binding]) { scopes = [bindings] }

  subscript(name: String) -> Binding? {
    for scope in scopes.reversed() { if let binding = scope[name] { return binding } }
    return nil
  }

  /// Every name that means something here.
  var names: [String] { Array(Set(scopes.flatMap(\.keys))) }

  mutating func push(_ bindings: [String: Binding] = [:]) { scopes.append(bindings) }
  mutating func pop() { scopes.removeLast() }

  mutating func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  /// The slot that setting `name` here fills: that of the innermost scope, new if it has none.
  mutating func slot(setting name: String) -> Int {
    if case .slot(let slot) = scopes[scopes.count - 1][name] { return slot }
    let slot = newSlot()
    bind(name, .slot(slot))
    return slot
  }

  /// Whether the innermost scope has a variable of that name.
  func isSetHere(_ name: String) -> Bool {
    if case .slot = scopes[scopes.count - 1][name] { true } else { false }
  }

  mutating func bind(_ name: String, _ binding: Binding) { scopes[scopes.count - 1][name] = binding }
}
