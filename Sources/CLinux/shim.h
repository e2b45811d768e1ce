#pragma once
// What the toolchain's Glibc module leaves out, or what is variadic.
#include <linux/falloc.h>
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/types.h>

/// Names the calling thread for top and gdb; at most 15 bytes are kept.
static inline void backtalk_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

/// Reserves `bytes` bytes of a file without changing its size; 0, or -1 with errno.
int fallocate(int descriptor, int mode, off_t offset, off_t length);
static inline int backtalk_reserve(int descriptor, off_t bytes) {
    return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, bytes);
}
