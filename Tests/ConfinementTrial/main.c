#define _GNU_SOURCE
// Tries, confined as the worker or as a child of it that speaks, what neither needs; nested: under another filter. A line
// an attempt: its name and the errno, 0 where it was let through.
#include "CSandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *name, long result) { dprintf(1, "%s %d\n", name, result < 0 ? errno : 0); }

// As in a service whose own filter does not know the call that sets another.
static void nest(void) {
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_seccomp, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

int main(int count, char **words) {
    const char *folder = count > 2 ? words[2] : "/tmp";
    char path[4096];
    snprintf(path, sizeof path, "%s/new", folder);
    const char *role = count > 1 ? words[1] : "worker";
    if (strncmp(role, "nested", 6) == 0) nest();
    int confined = backtalk_confine_worker();
    if (confined == 0 && strstr(role, "speaker") != NULL) confined = backtalk_confine_speaker();
    dprintf(1, "confined %d\n", confined);

    // What it may.
    int file = openat(AT_FDCWD, "/etc/passwd", O_RDONLY | O_CLOEXEC);
    tell("read", file);
    char byte;
    tell("bytes", read(file, &byte, 1));
    tell("memory", mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);

    // What it may not.
    tell("create", openat(AT_FDCWD, path, O_WRONLY | O_CREAT, 0600));
    tell("write", openat(AT_FDCWD, "/dev/null", O_WRONLY));
    tell("append", openat(AT_FDCWD, "/dev/null", O_RDONLY | O_APPEND));
    tell("truncate", openat(AT_FDCWD, path, O_RDONLY | O_TRUNC));
    tell("temporary", openat(AT_FDCWD, folder, O_RDWR | O_TMPFILE, 0600));
    tell("openat2", syscall(SYS_openat2, AT_FDCWD, "/dev/null", NULL, 0));
    tell("unlink", unlinkat(AT_FDCWD, path, 0));
    tell("rename", renameat(AT_FDCWD, path, AT_FDCWD, path));
    tell("mkdir", mkdirat(AT_FDCWD, path, 0700));
    tell("socket", socket(AF_UNIX, SOCK_STREAM, 0));
    tell("inet", socket(AF_INET, SOCK_STREAM, 0));
    tell("pair", socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0, 0}));
    tell("execute", execve("/bin/true", (char *[]){"true", NULL}, (char *[]){NULL}));
    tell("executable", mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
    tell("trace", ptrace(PTRACE_TRACEME, 0, NULL, NULL));
    tell("terminate", kill(getpid(), 0));
    tell("unshare", syscall(SYS_unshare, 0));
    tell("thread", syscall(SYS_clone, 0x00000100 | SIGCHLD, 0, 0, 0, 0));
    tell("keys", syscall(SYS_keyctl, 0, 0, 0, 0, 0));

    // What the worker may, and not its children.
    pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    tell("fork", child);
    if (child > 0) {
        int status;
        waitpid(child, &status, 0);
    }
    return 0;
}
