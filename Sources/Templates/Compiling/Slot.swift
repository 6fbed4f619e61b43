/// A slot in the frame of a function, `level` functions deep.
struct Slot: Hashable {
  let index: Int
  let level: Int
}
