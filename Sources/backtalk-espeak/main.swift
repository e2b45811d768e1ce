import CESpeakNG
import Glibc
import System

// The worker that alone links eSpeak NG. WorkerProtocol says what it reads and writes. It ends when its input does, so
// whoever started it leaves no orphan, even by a crash. It is also the guardian of engines that are not ours: it lies
// beside the program wherever that is installed, and starts fast.
let arguments = CommandLine.arguments.dropFirst()
if arguments.first == Guardian.word {
    close_files_from(4)
    Guardian.run(Array(arguments.dropFirst()))
}
// A worker that was stopped does not see the end of its input.
_ = kill_me_with_my_parent()
// What was left open for it by mistake, a sound device or a lock, it does not keep.
close_files_from(3)
// A crash ends the process at once, and is told by its parent. Swift's backtrace would take seconds, and nobody reads it.
for fatal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT] { signal(fatal, SIG_DFL) }
exit(Conversation().run())
