// The floor: the cost of cmark-gfm alone. Reads every Markdown file below a folder, skips the front matter, converts the rest with the
// extensions that Broadside uses and writes the HTML to one file per document. No types, no links, no templates, no lists.
//
//     floor plain|arena CONTENT OUTPUT THREADS
//
// "plain" uses cmark-gfm's default allocator. "arena" uses one bump allocator per thread, reset for each document.

#include <cmark-gfm-core-extensions.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES;

static char **files;
static size_t file_count, file_room;
static atomic_size_t next_file;
static const char *content, *output;
static int uses_arena;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void scan(const char *folder) {
  DIR *dir = opendir(folder);
  if (!dir) fail(folder);
  struct dirent *entry;
  while ((entry = readdir(dir))) {
    if (entry->d_name[0] == '.') continue;
    char *path;
    if (asprintf(&path, "%s/%s", folder, entry->d_name) < 0) fail("asprintf");
    size_t length = strlen(path);
    if (entry->d_type == DT_DIR) {
      scan(path);
    } else if (length > 3 && strcmp(path + length - 3, ".md") == 0) {
      if (file_count == file_room) files = realloc(files, (file_room = file_room * 2 + 1024) * sizeof *files);
      files[file_count++] = path;
      continue;
    }
    free(path);
  }
  closedir(dir);
}

// The arena: one slab per thread, large enough for any of the benchmark's documents. The size of each allocation is stored before it.
enum { SLAB = 64 << 20 };
static _Thread_local char *slab, *slab_free;

static void *arena_take(size_t size) {
  size_t whole = (size + 15 + 16) & ~(size_t)15;
  if (slab_free + whole > slab + SLAB) abort();
  char *piece = slab_free + 16;
  *(size_t *)slab_free = size;
  slab_free += whole;
  return piece;
}
static void *arena_calloc(size_t count, size_t size) { return memset(arena_take(count * size), 0, count * size); }
static void *arena_realloc(void *piece, size_t size) {
  if (!piece) return arena_take(size);
  size_t old = *(size_t *)((char *)piece - 16);
  return size <= old ? piece : memcpy(arena_take(size), piece, old);
}
static void arena_free(void *piece) { (void)piece; }
static cmark_mem arena = {arena_calloc, arena_realloc, arena_free};

static const char *body(const char *text, const char *end) {
  if (strncmp(text, "---\n", 4) != 0) return text;
  const char *fence = strstr(text, "\n---\n");
  return fence ? fence + 5 : end;
}

static void convert(const char *path, size_t number) {
  int in = open(path, O_RDONLY);
  struct stat status;
  if (in < 0 || fstat(in, &status) != 0) fail(path);
  char *text = malloc(status.st_size + 1);
  ssize_t length = read(in, text, status.st_size);
  if (length < 0) fail(path);
  close(in);
  text[length] = 0;

  cmark_mem *memory = uses_arena ? &arena : cmark_get_default_mem_allocator();
  cmark_parser *parser = cmark_parser_new_with_mem(options, memory);
  static const char *names[] = {"table", "strikethrough", "autolink", "tasklist"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
  const char *start = body(text, text + length);
  cmark_parser_feed(parser, start, text + length - start);
  cmark_node *root = cmark_parser_finish(parser);
  char *html = cmark_render_html_with_mem(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser), memory);

  char target[4096];
  snprintf(target, sizeof target, "%s/%zu.html", output, number);
  int out = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (out < 0 || write(out, html, strlen(html)) < 0) fail(target);
  close(out);

  if (uses_arena) {
    slab_free = slab;
  } else {
    free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
  }
  free(text);
}

static void *work(void *unused) {
  if (uses_arena) slab = slab_free = malloc(SLAB);
  for (size_t number; (number = atomic_fetch_add(&next_file, 1)) < file_count;) convert(files[number], number);
  return unused;
}

int main(int count, char **arguments) {
  if (count != 5) return fprintf(stderr, "usage: floor plain|arena CONTENT OUTPUT THREADS\n"), 2;
  uses_arena = strcmp(arguments[1], "arena") == 0;
  content = arguments[2], output = arguments[3];
  int threads = atoi(arguments[4]);
  cmark_gfm_core_extensions_ensure_registered();
  mkdir(output, 0755);
  scan(content);
  pthread_t workers[256];
  for (int i = 0; i < threads && i < 256; i++) pthread_create(&workers[i], NULL, work, NULL);
  for (int i = 0; i < threads && i < 256; i++) pthread_join(workers[i], NULL);
  return 0;
}
