// Tells of every use of a descriptor that is not open: the number may be another's by the next time. Preloaded by
// Tests/sanitize into the programs that are built here, it writes a line and the calls that led there into a file of
// $BACKTALK_DESCRIPTORS for each.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static char log_path[PATH_MAX];
static char program[PATH_MAX];

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("BACKTALK_DESCRIPTORS");
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    // The tools of the toolchain are not ours to mend.
    if (!folder || length < 0 || !strstr(program, "/.build/")) return;
    // The first call loads a library, which is not for the moment of an error.
    void *nothing[1];
    backtrace(nothing, 1);
    snprintf(log_path, sizeof log_path, "%s/found.%d", folder, getpid());
}

// By number: the calls that are looked at here may be those that would be used to write.
static void tell(const char *call, int descriptor) {
    int before = errno;
    if (before != EBADF || !log_path[0]) return;
    int log = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log >= 0) {
        char line[PATH_MAX + 128];
        int length = snprintf(line, sizeof line, "%s(%d): not open, in %s\n", call, descriptor, program);
        syscall(SYS_write, log, line, (size_t)length);
        void *calls[32];
        // This writes with writev.
        backtrace_symbols_fd(calls, backtrace(calls, 32), log);
        syscall(SYS_close, log);
    }
    errno = before;
}

#define NEXT(name, type) \
    static type *next; \
    if (!next) next = (type *)dlsym(RTLD_NEXT, name)

int close(int descriptor) {
    NEXT("close", int(int));
    int result = next(descriptor);
    if (result < 0) tell("close", descriptor);
    return result;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    NEXT("write", ssize_t(int, const void *, size_t));
    ssize_t result = next(descriptor, bytes, count);
    if (result < 0) tell("write", descriptor);
    return result;
}

off_t lseek(int descriptor, off_t offset, int from) {
    NEXT("lseek", off_t(int, off_t, int));
    off_t result = next(descriptor, offset, from);
    if (result < 0) tell("lseek", descriptor);
    return result;
}

off64_t lseek64(int descriptor, off64_t offset, int from) {
    NEXT("lseek64", off64_t(int, off64_t, int));
    off64_t result = next(descriptor, offset, from);
    if (result < 0) tell("lseek64", descriptor);
    return result;
}
