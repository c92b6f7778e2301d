/* The disk of one process, made to fail once: preloaded before libc, quiet until fault_arm() is called.
 *
 * Every call on a path under a folder is counted and written to a log, one word a line. The n-th fails with
 * an errno, or does half of what it was asked (HALF). A flush that fails loses what was not flushed before,
 * as Linux may after EIO: the bytes that the file then holds are those of the last flush that went well.
 * In its place the process may die (KILL), or the power fail (CUT): then no file keeps what was not flushed.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define HALF (-1)
#define KILL (-2)
#define CUT (-3)

static char folder[PATH_MAX];
static size_t length;
static long failing, counted;
static int fault, log_file = -1;
static pid_t armed;

/* What a write replaced, newest first, until the file is flushed. */
struct before {
    dev_t device;
    ino_t file;
    off_t at, size;
    ssize_t held;
    char *bytes;
    int writing;
    struct before *older;
};
static struct before *unflushed;

void fault_arm(const char *under, long nth, int with, const char *log) {
    snprintf(folder, sizeof folder, "%s", under);
    length = strlen(folder);
    failing = nth;
    fault = with;
    counted = 0;
    log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    armed = getpid();
}

static int is_under(const char *path) {
    return !strncmp(path, folder, length) && (path[length] == '/' || path[length] == 0);
}

static int of_descriptor(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[size < 0 ? 0 : size] = 0;
    return size > 0;
}

static int concerns_path(int at, const char *path) {
    char whole[2 * PATH_MAX] = "";
    if (armed != getpid() || path == NULL) return 0;
    if (path[0] == '/') return is_under(path);
    if (at == AT_FDCWD ? syscall(SYS_getcwd, whole, PATH_MAX) < 0 : !of_descriptor(at, whole)) return 0;
    strcat(whole, "/");
    strncat(whole, path, PATH_MAX);
    return is_under(whole);
}

static int concerns(int file) {
    char path[PATH_MAX];
    return armed == getpid() && of_descriptor(file, path) && is_under(path);
}

/* Put back what a write replaced. */
static void undo(struct before *each) {
    if (each->held > 0) syscall(SYS_pwrite64, each->writing, each->bytes, each->held, each->at);
    syscall(SYS_ftruncate, each->writing, each->size);
}

/* Count a call; what it is to fail with, 0 for nothing. */
static int now(const char *call) {
    long nth = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    char line[64];
    int size = snprintf(line, sizeof line, nth == failing ? "%s !\n" : "%s\n", call);
    syscall(SYS_write, log_file, line, size);
    if (nth != failing) return 0;
    if (fault == CUT)
        for (struct before *each = unflushed; each; each = each->older) undo(each);
    if (fault == CUT || fault == KILL) kill(getpid(), SIGKILL);
    return fault;
}

static int refused(int with) {
    errno = with;
    return -1;
}

static void remember(int file, off_t at, size_t size) {
    struct stat is;
    if (fstat(file, &is) || !S_ISREG(is.st_mode)) return;
    struct before *each = calloc(1, sizeof *each);
    *each = (struct before){is.st_dev, is.st_ino, at, is.st_size, 0, malloc(size + 1), -1, unflushed};
    for (struct before *older = unflushed; older && each->writing < 0; older = older->older)
        if (older->device == is.st_dev && older->file == is.st_ino) each->writing = older->writing;
    if (each->writing < 0) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        each->writing = syscall(SYS_openat, AT_FDCWD, link, O_RDWR | O_CLOEXEC);
    }
    each->held = syscall(SYS_pread64, each->writing, each->bytes, size, at);
    unflushed = each;
}

/* Forget what a file held before, once it is flushed; or put it back. */
static void settle(int file, int lost) {
    struct stat is;
    int writing = -1;
    if (fstat(file, &is)) return;
    for (struct before **place = &unflushed; *place;) {
        struct before *each = *place;
        if (each->device != is.st_dev || each->file != is.st_ino) {
            place = &each->older;
            continue;
        }
        writing = each->writing;
        if (lost) undo(each);
        *place = each->older;
        free(each->bytes);
        free(each);
    }
    if (writing >= 0) syscall(SYS_close, writing);
}

static int opened(int at, const char *path, int flags, mode_t mode) {
    if (concerns_path(at, path)) {
        int with = now(flags & O_CREAT ? "create" : (flags & O_ACCMODE) == O_RDONLY ? "open" : "open_to_write");
        if (with) return refused(with);
    }
    return syscall(SYS_openat, at, path, flags, mode);
}

#define MODE(flags)                                     \
    mode_t mode = 0;                                    \
    if ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) { \
        va_list more;                                   \
        va_start(more, flags);                          \
        mode = va_arg(more, mode_t);                    \
        va_end(more);                                   \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }

DIR *opendir(const char *path) {
    static DIR *(*real)(const char *);
    if (real == NULL) real = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
    int with = concerns_path(AT_FDCWD, path) ? now("list") : 0;
    if (with) return errno = with, NULL;
    return real(path);
}

static ssize_t amount(int with, ssize_t size) { return with == HALF && size > 1 ? size / 2 : size; }

#define READING(name, number, ...)                                        \
    int with = concerns(file) ? now("read") : 0;                          \
    if (with > 0) return refused(with);                                   \
    return syscall(number, file, bytes, amount(with, size), ##__VA_ARGS__);

ssize_t read(int file, void *bytes, size_t size) { READING(read, SYS_read) }
ssize_t pread(int file, void *bytes, size_t size, off_t at) { READING(pread, SYS_pread64, at) }
ssize_t pread64(int file, void *bytes, size_t size, off_t at) { READING(pread64, SYS_pread64, at) }

#define WRITING(number, place, ...)                                       \
    if (concerns(file)) {                                                 \
        int with = now("write");                                          \
        if (with > 0) return refused(with);                               \
        size = amount(with, size);                                        \
        remember(file, place, size);                                      \
    }                                                                     \
    return syscall(number, file, bytes, size, ##__VA_ARGS__);

ssize_t write(int file, const void *bytes, size_t size) { WRITING(SYS_write, lseek(file, 0, SEEK_CUR)) }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) { WRITING(SYS_pwrite64, at, at) }
ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at) { WRITING(SYS_pwrite64, at, at) }

static int flushed(int file, long number) {
    if (concerns(file)) {
        int with = now("flush");
        settle(file, with > 0 && with != EINTR);
        if (with > 0) return refused(with);
    }
    return syscall(number, file);
}

int fsync(int file) { return flushed(file, SYS_fsync); }
int fdatasync(int file) { return flushed(file, SYS_fdatasync); }

/* All of it is flushed. */
void sync(void) {
    syscall(SYS_sync);
    while (unflushed) {
        struct before *each = unflushed;
        int shared = 0;
        unflushed = each->older;
        for (struct before *older = unflushed; older; older = older->older) shared |= older->writing == each->writing;
        if (!shared) syscall(SYS_close, each->writing);
        free(each->bytes);
        free(each);
    }
}

static int truncated(int file, off_t size) {
    if (concerns(file)) {
        int with = now("truncate");
        if (with > 0) return refused(with);
        settle(file, 0);
    }
    return syscall(SYS_ftruncate, file, size);
}

int ftruncate(int file, off_t size) { return truncated(file, size); }
int ftruncate64(int file, off_t size) { return truncated(file, size); }

#define NAMING(call, at, path, number, ...)                               \
    int with = concerns_path(at, path) ? now(call) : 0;                   \
    if (with > 0) return refused(with);                                   \
    return syscall(number, ##__VA_ARGS__);

int rename(const char *old, const char *new) {
    NAMING("rename", AT_FDCWD, new, SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0)
}
int renameat(int from, const char *old, int to, const char *new) {
    NAMING("rename", to, new, SYS_renameat2, from, old, to, new, 0)
}
int unlink(const char *path) { NAMING("unlink", AT_FDCWD, path, SYS_unlinkat, AT_FDCWD, path, 0) }
int rmdir(const char *path) { NAMING("unlink", AT_FDCWD, path, SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR) }
int unlinkat(int at, const char *path, int flags) { NAMING("unlink", at, path, SYS_unlinkat, at, path, flags) }
int mkdir(const char *path, mode_t mode) { NAMING("mkdir", AT_FDCWD, path, SYS_mkdirat, AT_FDCWD, path, mode) }
int mkdirat(int at, const char *path, mode_t mode) { NAMING("mkdir", at, path, SYS_mkdirat, at, path, mode) }
int link(const char *old, const char *new) {
    NAMING("link", AT_FDCWD, new, SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0)
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
    NAMING("link", to, new, SYS_linkat, from, old, to, new, flags)
}
int symlink(const char *old, const char *new) {
    NAMING("link", AT_FDCWD, new, SYS_symlinkat, old, AT_FDCWD, new)
}
int symlinkat(const char *old, int at, const char *new) { NAMING("link", at, new, SYS_symlinkat, old, at, new) }
