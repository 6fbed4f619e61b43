// An arena allocator for cmark-gfm, which frees everything at once.
//
// cmark-gfm calls a `cmark_mem` without a context argument, so the current arena is a thread-local variable. This is a
// separate C module because each call must be very cheap: a page takes hundreds of them.

#pragma once

#include <cmark-gfm.h>

typedef struct broadside_arena broadside_arena;

broadside_arena *broadside_arena_new(void);
void broadside_arena_destroy(broadside_arena *arena);

// Frees all pieces, but keeps one slab for reuse.
void broadside_arena_reset(broadside_arena *arena);

// Makes `arena` the current arena of this thread, and returns the previous one.
broadside_arena *broadside_arena_use(broadside_arena *arena);

// The allocator to pass to cmark-gfm.
cmark_mem *broadside_arena_memory(void);
