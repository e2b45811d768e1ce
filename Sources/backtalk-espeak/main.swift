import CESpeakNG
import Glibc

// The worker that alone links eSpeak NG. WorkerProtocol says what it reads and writes. It ends when its input
// does, so whoever started it leaves no orphan, even by a crash. What was left open for it by mistake, a sound
// device or a lock, it does not keep.
close_files_from(3)
exit(Conversation().run())
