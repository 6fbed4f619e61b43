import CCMarkGFM
import CMarkArena

/// Memory for one document at a time, taken by moving a pointer and given back all at once.
///
/// cmark-gfm allocates a node for every word or two; giving it an arena takes a quarter off its time. This is the only
/// file that may call the functions of `arena.h`, which says why.
final class Arena {
  /// The allocator to hand to cmark-gfm, which takes from the arena in use on the calling thread.
  static var memory: UnsafeMutablePointer<cmark_mem> { broadside_arena_memory() }

  private let arena = broadside_arena_new()
  private var users = 0

  deinit { broadside_arena_destroy(arena) }

  /// Runs `body` with this thread's cmark-gfm allocations taken from the arena; afterwards they are all gone.
  ///
  /// A use inside a use is allowed, of this arena or another: the outermost one forgets.
  func use<Result>(_ body: () -> Result) -> Result {
    let before = broadside_arena_use(arena)
    users += 1
    defer {
      users -= 1
      if users == 0 { broadside_arena_reset(arena) }
      _ = broadside_arena_use(before)
    }
    return body()
  }
}
