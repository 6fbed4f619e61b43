/// The variables of `loop`.
enum LoopVariable: UInt32, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, depth, depth0
}
