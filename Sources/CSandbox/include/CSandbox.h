#pragma once
// What the kernel takes from the speech worker (seccomp). Whatever is not allowed fails with EPERM, as in a system that
// does not have it; a call of another architecture ends the process.

/// Takes from the calling process, and from all that it starts: networks, starting programs, opening files other than to
/// read them, executable memory, tracing others and sending them signals but SIGKILL. No privileges are gained any more.
///
/// Returns 0; or an errno where the kernel cannot, or may not: ENOSYS on an architecture that has no list here, and in a
/// build with sanitizers, which need more.
int backtalk_confine_worker(void);

/// Takes from a child of the worker what only the worker needs: further processes, signals, limits. The same results.
int backtalk_confine_speaker(void);
