#define _GNU_SOURCE
#include "CSandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OURS AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OURS AUDIT_ARCH_AARCH64
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(SANITIZED)
// What the sanitizer would look for when the worker ends takes a tracer.
const char *__asan_default_options(void) { return "detect_leaks=0"; }
#endif

#if !defined(OURS) || defined(SANITIZED)

int backtalk_confine_worker(void) { return ENOSYS; }
int backtalk_confine_speaker(void) { return ENOSYS; }

#else

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, what)
#define FAIL(number) RETURN(SECCOMP_RET_ERRNO | (number))

// A call that may be made with any arguments.
#define ALLOW(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), RETURN(SECCOMP_RET_ALLOW)

// A call that may be made where none of `bits` is set in the low half of an argument; the kernel reads no more of it.
#define ALLOW_WITHOUT(call, argument, bits)                                                                             \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), LOAD(args[argument]),                                       \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0), RETURN(SECCOMP_RET_ALLOW), FAIL(EPERM)

// A call that may be made with one value of an argument; other lines may allow others.
#define ALLOW_WITH(call, argument, value)                                                                               \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), LOAD(args[argument]),                                       \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1), RETURN(SECCOMP_RET_ALLOW), LOAD(nr)

// A call of another architecture has other numbers, and so has one of x32: its bit is in none of ours.
#define BEGIN                                                                                                           \
    LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OURS, 1, 0), RETURN(SECCOMP_RET_KILL_PROCESS), LOAD(nr)

// Everything that creates, empties or writes a file.
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY))

// Memory, files to be read, what is open already, clocks, and its own end.
#define SPEAKING                                                                                                        \
    ALLOW(read), ALLOW(write), ALLOW(readv), ALLOW(writev), ALLOW(pread64), ALLOW(lseek), ALLOW(close),                 \
        ALLOW(fstat), ALLOW(newfstatat), ALLOW(statx), ALLOW(getdents64), ALLOW(faccessat), ALLOW(readlinkat),          \
        ALLOW_WITHOUT(openat, 2, WRITING), ALLOW_WITHOUT(mmap, 2, PROT_EXEC), ALLOW_WITHOUT(mprotect, 2, PROT_EXEC),    \
        ALLOW(munmap), ALLOW(mremap), ALLOW(brk), ALLOW(madvise), ALLOW(futex), ALLOW(exit), ALLOW(exit_group),         \
        ALLOW(rt_sigaction), ALLOW(rt_sigprocmask), ALLOW(rt_sigreturn), ALLOW(sigaltstack), ALLOW(restart_syscall),    \
        ALLOW(clock_gettime), ALLOW(clock_getres), ALLOW(gettimeofday), ALLOW(nanosleep), ALLOW(clock_nanosleep),       \
        ALLOW(getpid), ALLOW(gettid), ALLOW(getppid), ALLOW(getuid), ALLOW(geteuid), ALLOW(getgid), ALLOW(getegid),     \
        ALLOW(getrandom), ALLOW(sched_yield), ALLOW(sched_getaffinity), ALLOW(uname), ALLOW(sysinfo)

// Both of x86 alone, where older libraries use them.
#if defined(__x86_64__)
#define OLDER ALLOW(access), ALLOW(stat), ALLOW(lstat), ALLOW(readlink), ALLOW(time)
#define OLDER_WORK ALLOW(poll), ALLOW(pipe), ALLOW(dup2)
#else
#define OLDER LOAD(nr)
#define OLDER_WORK LOAD(nr)
#endif

// Without the parts of a clone that share or separate anything: a fork. A library that may use clone3 must be told that
// there is none, to fall back on it.
#define FORKING (~(unsigned)(CSIGNAL | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID))

static int install(struct sock_filter *filter, unsigned short length) {
    struct sock_fprog program = {length, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    // For all threads. A service's own filter may know nothing of that call; then it is for this thread and its children.
    if (syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0) return 0;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : errno;
}

int backtalk_confine_worker(void) {
    // No other process of the person's looks into its memory, and none is written to a file.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    struct sock_filter filter[] = {
        BEGIN, SPEAKING, OLDER, OLDER_WORK,
        ALLOW(ppoll), ALLOW(pipe2), ALLOW(dup), ALLOW(dup3), ALLOW(wait4), ALLOW(waitid), ALLOW(set_robust_list),
        ALLOW_WITHOUT(clone, 0, FORKING),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone3, 0, 1), FAIL(ENOSYS),
        ALLOW_WITH(kill, 1, SIGKILL),
        ALLOW_WITH(prlimit64, 0, 0),
        ALLOW_WITH(prctl, 0, PR_SET_PDEATHSIG), ALLOW_WITH(prctl, 0, PR_SET_NO_NEW_PRIVS),
        ALLOW_WITH(prctl, 0, PR_SET_SECCOMP), ALLOW(seccomp),
        FAIL(EPERM),
    };
    return install(filter, sizeof filter / sizeof *filter);
}

int backtalk_confine_speaker(void) {
    struct sock_filter filter[] = {BEGIN, SPEAKING, OLDER, FAIL(EPERM)};
    return install(filter, sizeof filter / sizeof *filter);
}

#endif
