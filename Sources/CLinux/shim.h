#pragma once
// What the toolchain's Glibc module leaves out, or what is variadic.
#include <fcntl.h>
#include <linux/falloc.h>
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <signal.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/xattr.h>

/// Names the calling thread for top and gdb; at most 15 bytes are kept.
static inline void backtalk_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

/// Reserves `bytes` bytes of a file without changing its size; 0, or -1 with errno.
int fallocate(int descriptor, int mode, off_t offset, off_t length);
static inline int backtalk_reserve(int descriptor, off_t bytes) {
    return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, bytes);
}

// Hidden without _GNU_SOURCE.
int memfd_create(const char *_Nonnull name, unsigned int flags);
int pipe2(int *_Nonnull ends, int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *_Nonnull actions, int first);

/// A file in memory alone, closed when another program is started.
static inline int backtalk_memory_file(const char *_Nonnull name) { return memfd_create(name, 1U /* MFD_CLOEXEC */); }

/// A new file without a name in `folder`; -1 with errno where the file system has none such.
static inline int backtalk_nameless_file(const char *_Nonnull folder, mode_t mode) {
    return open(folder, __O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
}

// As the kernel has it; the library's own is hidden without _GNU_SOURCE.
struct backtalk_credentials {
    pid_t process;
    uid_t user;
    gid_t group;
};

/// The user and the process that listen at the other end of a socket of this machine; 0, or -1 with errno. The process is 0
/// where it cannot be seen from here.
static inline int backtalk_peer(int socket, uid_t *_Nonnull user, pid_t *_Nonnull process) {
    struct backtalk_credentials peer;
    socklen_t length = sizeof peer;
    int result = getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length);
    if (result == 0) {
        *user = peer.user;
        *process = peer.process;
    }
    return result;
}

/// The exit code or the signal that ended a child, of what waitid told: a macro that Swift does not see.
static inline int backtalk_exit_status(const siginfo_t *_Nonnull ended) { return ended->si_status; }

/// The calling process ends by SIGKILL when the thread that started it does; 0, or -1 with errno.
static inline int backtalk_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }

/// What the children of the calling process leave behind becomes its children; 0, or -1 with errno.
static inline int backtalk_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }
