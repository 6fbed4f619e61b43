// An allocator for cmark-gfm that forgets everything at once.
//
// cmark asks a `cmark_mem` for memory without saying for whom, so the arena in use is a variable of the thread. It is C, and a file of
// its own, because each call must cost next to nothing: there are hundreds for every page.

#pragma once

#include <cmark-gfm.h>

typedef struct broadside_arena broadside_arena;

broadside_arena *broadside_arena_new(void);
void broadside_arena_destroy(broadside_arena *arena);

// Forgets all pieces, keeping one slab for what comes next.
void broadside_arena_reset(broadside_arena *arena);

// Makes `arena` the one that this thread's allocations come from, and returns the one before it.
broadside_arena *broadside_arena_use(broadside_arena *arena);

// What cmark-gfm is to take its memory by.
cmark_mem *broadside_arena_memory(void);
