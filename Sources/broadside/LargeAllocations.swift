import CMalloc

extension Broadside {
  /// Takes memory from the system in large pieces and keeps it. For work that makes millions of small things and ends with the program: asking
  /// the system for a page at a time took a tenth of a build. See mallopt(3).
  static func takeMemoryInLargePieces() {
    mallopt(M_TOP_PAD, 64 << 20)
    mallopt(M_MMAP_THRESHOLD, 256 << 20)
    mallopt(M_TRIM_THRESHOLD, 1 << 30)
  }
}
