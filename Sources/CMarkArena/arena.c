#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct broadside_slab {
  struct broadside_slab *previous;
  size_t capacity;
} broadside_slab;

struct broadside_arena {
  broadside_slab *slab;  // The newest slab, which pieces are allocated from.
  char *free_start;
  char *free_end;
  void *last;            // The newest piece, the only one that can grow or be freed in place.
};

// Sizes are rounded up to 16 bytes, and a 16-byte header with the size precedes each piece, so pieces stay aligned.
#define BROADSIDE_PIECE ((size_t)16)
#define BROADSIDE_SLAB ((size_t)256 * 1024)
// A slab up to this size is kept for the next document; a larger one is returned to the system.
#define BROADSIDE_KEPT ((size_t)4 * 1024 * 1024)

// The arena in use on this thread.
static _Thread_local broadside_arena *current __attribute__((tls_model("initial-exec")));

static size_t broadside_rounded(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  return (size + BROADSIDE_PIECE - 1) & ~(BROADSIDE_PIECE - 1);
}

static void broadside_arena_grow(broadside_arena *arena, size_t needed) {
  size_t capacity = arena->slab ? arena->slab->capacity * 2 : BROADSIDE_SLAB;
  if (capacity < needed) capacity = needed;
  broadside_slab *slab = (broadside_slab *)malloc(sizeof(broadside_slab) + capacity);
  if (!slab) abort();
  slab->previous = arena->slab;
  slab->capacity = capacity;
  arena->slab = slab;
  arena->free_start = (char *)(slab + 1);
  arena->free_end = arena->free_start + capacity;
}

static void *broadside_arena_take(broadside_arena *arena, size_t size) {
  size_t whole = BROADSIDE_PIECE + broadside_rounded(size);
  if (whole > (size_t)(arena->free_end - arena->free_start)) broadside_arena_grow(arena, whole);
  char *piece = arena->free_start + BROADSIDE_PIECE;
  *(size_t *)arena->free_start = whole - BROADSIDE_PIECE;
  arena->free_start += whole;
  arena->last = piece;
  return piece;
}

static size_t *broadside_piece_size(void *piece) { return (size_t *)((char *)piece - BROADSIDE_PIECE); }

static void *broadside_calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) abort();
  return memset(broadside_arena_take(current, total), 0, total);
}

static void *broadside_realloc(void *piece, size_t size) {
  broadside_arena *arena = current;
  if (!piece) return broadside_arena_take(arena, size);
  size_t *known = broadside_piece_size(piece);
  if (size <= *known) return piece;
  size_t rounded = broadside_rounded(size);
  if (piece == arena->last && rounded <= (size_t)(arena->free_end - (char *)piece)) {
    *known = rounded;
    arena->free_start = (char *)piece + rounded;
    return piece;
  }
  size_t old = *known;
  return memcpy(broadside_arena_take(arena, size), piece, old);
}

static void broadside_free(void *piece) {
  broadside_arena *arena = current;
  if (!piece || piece != arena->last) return;
  arena->free_start = (char *)broadside_piece_size(piece);
  arena->last = NULL;
}

cmark_mem *broadside_arena_memory(void) {
  static cmark_mem memory = {broadside_calloc, broadside_realloc, broadside_free};
  return &memory;
}

broadside_arena *broadside_arena_new(void) {
  broadside_arena *arena = (broadside_arena *)calloc(1, sizeof(broadside_arena));
  if (!arena) abort();
  return arena;
}

void broadside_arena_reset(broadside_arena *arena) {
  broadside_slab *kept = NULL;
  for (broadside_slab *slab = arena->slab; slab;) {
    broadside_slab *previous = slab->previous;
    if (!kept && slab->capacity <= BROADSIDE_KEPT) kept = slab;
    else free(slab);
    slab = previous;
  }
  if (kept) kept->previous = NULL;
  arena->slab = kept;
  arena->free_start = kept ? (char *)(kept + 1) : NULL;
  arena->free_end = kept ? arena->free_start + kept->capacity : NULL;
  arena->last = NULL;
}

void broadside_arena_destroy(broadside_arena *arena) {
  for (broadside_slab *slab = arena->slab; slab;) {
    broadside_slab *previous = slab->previous;
    free(slab);
    slab = previous;
  }
  free(arena);
}

broadside_arena *broadside_arena_use(broadside_arena *arena) {
  broadside_arena *before = current;
  current = arena;
  return before;
}
