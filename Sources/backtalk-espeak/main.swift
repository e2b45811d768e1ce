import CESpeakNG
import Glibc

// The worker that alone links eSpeak NG. WorkerProtocol says what it reads and writes. It ends when its input
// does, so whoever started it leaves no orphan, even by a crash. What was left open for it by mistake, a sound
// device or a lock, it does not keep.
close_files_from(3)
// A crash ends the process at once, and is told by its parent. Swift's backtrace would take seconds, and nobody reads it.
for fatal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT] { signal(fatal, SIG_DFL) }
exit(Conversation().run())
