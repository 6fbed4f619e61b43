import CMalloc

extension Broadside {
  /// Makes the allocator request memory from the system in large pieces and keep it. For commands that allocate
  /// millions of small objects and then exit: requesting memory page by page took a tenth of a build. See mallopt(3).
  static func takeMemoryInLargePieces() {
    mallopt(M_TOP_PAD, 64 << 20)
    mallopt(M_MMAP_THRESHOLD, 256 << 20)
    mallopt(M_TRIM_THRESHOLD, 1 << 30)
  }
}
