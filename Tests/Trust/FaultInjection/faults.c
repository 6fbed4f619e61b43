// Makes one system call of a program fail, for LD_PRELOAD.
//
// FAULT_AT is the number of the call that fails, counting from 1. FAULT_CALL is the name and the path of calls that fail, such as "rename a.html".
// Without either, no call fails. FAULT_ERRNO is the error number (default: EIO). FAULT_LOG is the path of a file to which each call appends a line with
// its name and its path, if it has one.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static void note(const char *name, const char *path) {
  static _Atomic int file = -2;
  if (file == -2) {
    const char *log = getenv("FAULT_LOG");
    file = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
  }
  if (file < 0) return;
  char line[4400];
  int length = snprintf(line, sizeof line, "%s %s\n", name, path ? path : "");
  if (length > 0) syscall(SYS_write, file, line, (size_t)length < sizeof line ? (size_t)length : sizeof line);
}

// Returns whether this call must fail, and sets errno if so.
static int fails(const char *name, const char *path) {
  // Calls outside the site are those of the loader and the C library.
  if (path && (!strncmp(path, "/proc/", 6) || !strncmp(path, "/sys/", 5) || !strncmp(path, "/dev/", 5))) return 0;
  long number = atomic_fetch_add(&calls, 1) + 1;
  note(name, path);
  const char *wanted = getenv("FAULT_AT");
  const char *call = getenv("FAULT_CALL");
  size_t length = strlen(name);
  int isCall = call && path && !strncmp(call, name, length) && call[length] == ' ' && !strcmp(call + length + 1, path);
  if (!isCall && (!wanted || atol(wanted) != number)) return 0;
  const char *code = getenv("FAULT_ERRNO");
  errno = code ? atoi(code) : EIO;
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return fails("open", path) ? -1 : NEXT(open)(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = va_arg(list, mode_t);
  va_end(list);
  return fails("openat", path) ? -1 : NEXT(openat)(folder, path, flags, mode);
}
ssize_t read(int file, void *buffer, size_t count) { return fails("read", 0) ? -1 : NEXT(read)(file, buffer, count); }
ssize_t write(int file, const void *buffer, size_t count) { return file > 2 && fails("write", 0) ? -1 : NEXT(write)(file, buffer, count); }
int stat(const char *path, struct stat *status) { return fails("stat", path) ? -1 : NEXT(stat)(path, status); }
int lstat(const char *path, struct stat *status) { return fails("lstat", path) ? -1 : NEXT(lstat)(path, status); }
int fstat(int file, struct stat *status) { return fails("fstat", 0) ? -1 : NEXT(fstat)(file, status); }
int fstatat(int folder, const char *path, struct stat *status, int flags) { return fails("fstatat", path) ? -1 : NEXT(fstatat)(folder, path, status, flags); }
DIR *opendir(const char *path) { return fails("opendir", path) ? 0 : NEXT(opendir)(path); }
struct dirent *readdir(DIR *folder) { return fails("readdir", 0) ? 0 : NEXT(readdir)(folder); }
ssize_t readlink(const char *path, char *buffer, size_t size) { return fails("readlink", path) ? -1 : NEXT(readlink)(path, buffer, size); }
char *realpath(const char *path, char *resolved) { return fails("realpath", path) ? 0 : NEXT(realpath)(path, resolved); }
int rename(const char *old, const char *new) { return fails("rename", new) ? -1 : NEXT(rename)(old, new); }
int unlink(const char *path) { return fails("unlink", path) ? -1 : NEXT(unlink)(path); }
int rmdir(const char *path) { return fails("rmdir", path) ? -1 : NEXT(rmdir)(path); }
int mkdir(const char *path, mode_t mode) { return fails("mkdir", path) ? -1 : NEXT(mkdir)(path, mode); }
int symlink(const char *target, const char *path) { return fails("symlink", path) ? -1 : NEXT(symlink)(target, path); }
int ftruncate(int file, off_t size) { return fails("ftruncate", 0) ? -1 : NEXT(ftruncate)(file, size); }
int fsync(int file) { return fails("fsync", 0) ? -1 : NEXT(fsync)(file); }
int close(int file) { return fails("close", 0) ? (NEXT(close)(file), errno = EIO, -1) : NEXT(close)(file); }
