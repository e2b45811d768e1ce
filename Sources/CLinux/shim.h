#pragma once
// What the toolchain's Glibc module leaves out, or what is variadic.
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>

/// Names the calling thread for top and gdb; at most 15 bytes are kept.
static inline void backtalk_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
