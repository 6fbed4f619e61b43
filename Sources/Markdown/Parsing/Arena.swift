import CCMarkGFM
import CMarkArena

/// An arena allocator for one document at a time, which allocates by moving a pointer and frees everything at once.
///
/// cmark-gfm allocates a node for every word or two; an arena makes it a quarter faster. This is the only file that may
/// call the functions of `arena.h`, which gives the reason.
final class Arena {
  /// The allocator to pass to cmark-gfm, which uses the current arena of the calling thread.
  static var memory: UnsafeMutablePointer<cmark_mem> { broadside_arena_memory() }

  private let arena = broadside_arena_new()
  private var users = 0

  deinit { broadside_arena_destroy(arena) }

  /// Runs `body` with this thread's cmark-gfm allocations in the arena, and then frees them.
  ///
  /// Calls can be nested, for this arena or another: the outermost call frees the memory.
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
